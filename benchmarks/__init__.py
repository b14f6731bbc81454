"""Speed, printed beside its goal; one module a subject: `python -m benchmarks.answer_save`."""
