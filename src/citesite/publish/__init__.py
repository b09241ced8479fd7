"""Publish: releases, the audit of a finished site, and what a clinician hands over."""
