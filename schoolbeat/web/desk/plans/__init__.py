"""Site safety plans at the desk, in the school office and on a phone: how schools stand, one plan, files, walks."""
