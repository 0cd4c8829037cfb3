"""What law and policy say in a place, as dated, cited data."""
