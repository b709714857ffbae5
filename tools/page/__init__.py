"""The page: what report.py puts into the template that tools/page/web builds."""
