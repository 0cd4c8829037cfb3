"""The dashboard: figures with finding, definition, period, table and the records behind them."""
