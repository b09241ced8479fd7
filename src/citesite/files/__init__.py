"""List the files of a site, and write every file that citesite writes, through no link."""
