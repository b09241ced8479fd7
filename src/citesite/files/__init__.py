"""Files: which of them a site has, and the only code that writes any."""
