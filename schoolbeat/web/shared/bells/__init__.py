"""A school's days and bells, as the desk and the school's office see and set them."""
