"""One function a question: what the API, the command line and notebooks share."""
