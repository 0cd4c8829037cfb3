"""Spanish as it is written in the United States: a point before decimals, commas between thousands."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
