"""The database: the embedded engine, Bolt, the query files, load and dump; nobody else knows it."""
