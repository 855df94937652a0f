"""The agency's workbook, read on the agency's own computer: counts by category come out, nothing about a person does.

A module here never puts the text of a cell, a heading or a sheet's name into a message, unless the words are those of
the settings: any of them may be a name.
"""
