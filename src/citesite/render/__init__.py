"""Render: one page's data to text."""
