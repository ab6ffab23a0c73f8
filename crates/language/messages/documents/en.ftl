# What is printed: the words that stand on a document beside its own text.

printed-made = Made { $made }
printed-annex = Where each figure comes from
# Stands below the heading above. The numbers are the small raised ones in the text.
printed-annex-about = Every small number in the text leads to a row of this table.
printed-number = No.
printed-value = Figure
printed-source = How it is found
printed-foot = About this document
