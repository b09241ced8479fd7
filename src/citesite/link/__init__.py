"""Link: what records need of each other, resolved to frozen types that can be stored between builds."""
