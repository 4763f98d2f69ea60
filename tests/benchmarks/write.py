"""Write to one question a second, until ended: python -m tests.benchmarks.write draft|published"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "questionbank.settings")
django.setup()

from interviews.models import Category, Question  # noqa: E402  after setup

if __name__ == "__main__":
    status = sys.argv[1]
    category = Category.objects.first()
    draft, _ = Question.objects.get_or_create(code="BM-0", defaults={"category": category})
    published = list(Question.objects.published().order_by("pk")[:500])
    print("writing", flush=True)
    for n in range(100_000):
        question = draft if status == "draft" else published[n % 500]
        question.difficulty = question.difficulty % 5 + 1
        question.save()
        time.sleep(1)
