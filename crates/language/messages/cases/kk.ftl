# Incidents, copies and cases of a mission.
