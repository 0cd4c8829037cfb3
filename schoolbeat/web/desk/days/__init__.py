"""Days of officers, looked at by the sergeant."""
