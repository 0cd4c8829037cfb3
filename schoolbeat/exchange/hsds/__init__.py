"""HSDS 3 of Open Referral: sets read in and given out, and the read-only API."""
