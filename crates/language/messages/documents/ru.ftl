# Что печатается: слова, которые стоят в документе рядом с его собственным текстом.

printed-made = Составлено: { $made }
printed-annex = Откуда взята каждая цифра
# Stands below the heading above. The numbers are the small raised ones in the text.
printed-annex-about = Каждый маленький номер в тексте ведёт к строке этой таблицы.
printed-number = Номер
printed-value = Значение
printed-source = Как получено
printed-foot = Об этом документе
