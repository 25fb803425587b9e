"""The evidence finder: the places of documents that speak of a claim.

A claim is taken apart into what it can be recognised by (`probes`): telling words, numbers, dates,
names, quotations. Documents are prepared once (`index`). What both have in common gives candidates
(`candidates`); the best are compared word by word (`alignment`, `differences`) and say why they
were found (`reasons`). `finder` puts it together. All of it is rules that can be read.
"""
