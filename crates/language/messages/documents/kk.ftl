# Не басылады: құжатта оның өз мәтінінің жанында тұратын сөздер.
# NOT REVIEWED BY A NATIVE SPEAKER.

printed-made = Жасалған уақыты: { $made }
printed-annex = Әр сан қайдан алынды
# Stands below the heading above. The numbers are the small raised ones in the text.
printed-annex-about = Мәтіндегі әрбір шағын нөмір осы кестенің бір жолына апарады.
printed-number = Нөмірі
printed-value = Мәні
printed-source = Қалай табылды
printed-foot = Осы құжат туралы
