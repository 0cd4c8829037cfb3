"""Open311 GeoReport v2: the city's own app files requests about streets here, and follows them."""
