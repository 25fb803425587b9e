"""Faults to be planted into real articles, one module for each rule.

A module has two names: `RULE`, the rule's key, and `plant(article)`, which gives a faulty copy and
a control copy in which the same words are right, or None where the article gives no occasion.
"""
