(globalThis.searchEntries ??= []).push(...{{ entries|tojson }});
