"""The HTTP API, version 1; its OpenAPI is the contract."""
