# What a mission makes of its reports.
