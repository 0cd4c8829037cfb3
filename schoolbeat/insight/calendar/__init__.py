"""The calendar of all that is planned: put together from what each capability knows, a question or two for each."""
