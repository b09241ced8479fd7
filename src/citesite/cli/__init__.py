"""The commands: options in, report and exit code out."""
