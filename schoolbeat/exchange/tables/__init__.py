"""Everything given back: each table as CSV and Parquet with a data dictionary, content only encrypted."""
