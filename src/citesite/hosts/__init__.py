"""Other programs that show the pages: MkDocs, ProperDocs, and any reader of Markdown."""
