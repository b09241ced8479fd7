"""Read: from bytes to typed records, with diagnostics for what does not fit."""
