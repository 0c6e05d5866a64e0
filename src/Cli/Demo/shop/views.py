"""Three pages, and the two kinds of growth that one meets most often: a cache without a limit and a dict that nobody empties."""
import functools
import io

import openpyxl
from django.http import HttpResponse

PREVIEWS = {}


@functools.lru_cache(maxsize=None)
def price_of(article):
    """Never forgets an article: maxsize is None."""
    return {"article": article, "net": article * 19 % 977, "text": "article number %d of the demo shop" % article}


def price(request, article):
    for number in range(article, article + 400):
        PREVIEWS["preview:%06d" % number] = [price_of(number)["text"], number]
    return HttpResponse(str(price_of(article)["net"]))


def export(request):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(50):
        sheet.append([row, price_of(row)["text"]])
    out = io.BytesIO()
    book.save(out)
    return HttpResponse(out.getvalue(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def broken(request):
    raise ValueError("this page always fails: its traceback fills linecache.cache")
