"""How figures are written where the library would write them otherwise."""
