"""References and evidence from other programs (`imports`) and for them (`exports`)."""
