"""The HTTP API: routes, parameters, problems, caching; it only reads."""
