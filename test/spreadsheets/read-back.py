"""Tells what openpyxl and Python's own reader find: {"xlsx": [{"name", "rows"}], "csv": [[...]]}; a formula is told as {"formula": ...}."""

import csv
import json
import sys

import openpyxl
from openpyxl.utils.escape import unescape


def told(cell):
    if cell.data_type == "f":
        return {"formula": str(cell.value)}
    # A workbook writes `_x005F_` where a text holds what would read as a code itself; openpyxl leaves it to its reader to undo that.
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


book = openpyxl.load_workbook(sys.argv[1])
sheets = [{"name": sheet.title, "rows": [[told(cell) for cell in row] for row in sheet.iter_rows()]} for sheet in book]
with open(sys.argv[2], newline="", encoding="utf-8-sig") as file:
    lines = list(csv.reader(file))
json.dump({"version": openpyxl.__version__, "xlsx": sheets, "csv": lines}, sys.stdout)
