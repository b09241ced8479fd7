"""Link: what records need of each other, resolved to plain data."""
