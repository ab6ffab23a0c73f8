# Что миссия узнаёт из своих сообщений, по-русски. Что нужно знать переводчику, сказано в начале ../en.ftl.

mission-menu-quality = Качество данных
mission-menu-process = Процесс
mission-menu-statement = Заявление
mission-report = Сообщение
mission-team = Группа
mission-because = Стоит посмотреть ещё раз, потому что
mission-more = { $count ->
    [one] Ещё { $count } сообщение не показано.
    [few] Ещё { $count } сообщения не показаны.
   *[many] Ещё { $count } сообщений не показано.
}

## Качество данных

mission-quality-how = Сообщения, которые стоит посмотреть ещё раз. Сомнение — это вопрос к группе, а не приговор сообщению.
mission-quality-all = все
mission-doubts-rule = два ответа не согласуются
mission-doubts-ahead = сохранено в будущем
mission-doubts-haste = длинная форма за короткое время
mission-doubts-straight-line = везде один и тот же ответ
mission-doubts-negative-without-cause = плохая оценка без единого отклонения
mission-doubts-positive-despite = хорошая оценка при многих отклонениях
mission-doubts-forked = два устройства продолжили одно состояние
mission-doubts-same-photo = одна и та же фотография дважды
mission-doubts-two-places = в двух местах одновременно
mission-doubt-rule = не выполняется правило формы ({ $rule })
mission-doubt-ahead = сохранено на { $minutes } мин позже, чем поступило: причина в часах телефона
mission-doubt-haste = { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
   *[many] { $answers } ответов
} за { $seconds } с
mission-doubt-straight-line = { $answers ->
    [one] на все { $answers } вопрос с ответом «да» или «нет» дан один и тот же ответ
    [few] на все { $answers } вопроса с ответом «да» или «нет» дан один и тот же ответ
   *[many] на все { $answers } вопросов с ответом «да» или «нет» дан один и тот же ответ
}
mission-doubt-negative-without-cause = оценка плохая, а об отклонениях не сообщается
mission-doubt-positive-despite = оценка хорошая, при этом { $irregular ->
    [one] { $irregular } ответ с отклонением
    [few] { $irregular } ответа с отклонением
   *[many] { $irregular } ответов с отклонением
}
mission-doubt-forked = два устройства продолжили одно состояние сообщения
mission-doubt-same-photo = та же фотография есть в сообщении { $other }
mission-doubt-two-places = по времени пересекается с сообщением { $other } из другого места

## Одно сообщение

mission-started = начато { $time }
mission-saved = сохранено { $time }
mission-draft = проект
mission-irregular = отклонение
mission-versions = Версии
mission-via-app = через приложение
mission-via-web = введено в штабе
mission-via-file = из файла
mission-via-sms = по SMS
mission-answer-blank = без ответа
mission-answer-yes = да
mission-answer-no = нет
mission-answer-not-observed = не наблюдалось
mission-answer-not-applicable = неприменимо
mission-answer-given = ответ дан
mission-overall-very-good = очень хорошо
mission-overall-good = хорошо
mission-overall-bad = плохо
mission-overall-very-bad = очень плохо

## Процесс

mission-process-how = Прежде всего числа: k из n, где n — сообщения, в которых наблюдатель это видел и ответил. Места посещений выбраны, а не взяты случайно, поэтому статистическую погрешность указать нельзя, и эти числа ничего не говорят об участках, на которых никто не был.
mission-everywhere = везде
mission-kind = Вид участка
mission-every-kind = все виды
mission-show = Показать
mission-reports-complete = { $count ->
    [one] { $count } полное сообщение
    [few] { $count } полных сообщения
   *[many] { $count } полных сообщений
}
mission-answered = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[many] { $count } ответов
}
mission-least-middle-greatest = наименьшее · медиана · наибольшее

## Заявление

mission-statement-how = Заявление — это срез того, что известно сейчас. Один человек составляет проект, другой его проверяет, третий выпускает. Каждое число получено запросом к обезличенной копии данных, и она публикуется вместе с заявлением.
mission-statement-none = Заявления пока нет.
mission-statement-no-outline = Миссии не задана структура заявления. Её задают, когда миссия начинается.
mission-statement-title = Заявление № { $number }
mission-statement-drafted = проект составлен, ждёт проверки
mission-statement-reviewed = проверено, ждёт выпуска
mission-statement-issued = выпущено
mission-statement-superseded = заменено более поздним
mission-statement-turned-down = отклонено
mission-statement-do-draft = Составить проект заявления по тому, что известно сейчас
mission-statement-do-review = Проверено
mission-statement-do-issue = Выпустить
mission-statement-do-turn-down = Отклонить
mission-cut-off = данные до { $time }
mission-events = { $count ->
    [one] { $count } событие журнала
    [few] { $count } события журнала
   *[many] { $count } событий журнала
}
mission-figure = Число
mission-figures = Откуда взято каждое число
mission-value = Значение
mission-query = Запрос
mission-files = Файлы
mission-file-bundle = Обезличенные данные
mission-file-statement = Заявление с запросами и значениями
mission-file-pdf = Заявление для печати
