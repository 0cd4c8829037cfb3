"""What officers teach: a catalog of lessons, lessons asked for and held, and questions on rights and law."""
