"""How a Spanish text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"si|dud\w*|inciert\w+|desconocid\w+|depende\w*|discrepan|contradicen|"
    r"no\s(?:está\s(?:claro|demostrado|probado)|se\s(?:sabe|conoce|ha\s(?:visto|demostrado|probado))|sabemos|es\sseguro|hay\sprueba\w*)|"
    r"nadie|ningún\s(?:estudio|ensayo)|ninguna\sprueba|demasiado\s(?:pocos?|pequeñ\w+|cort\w+)|difícil\s(?:decir|saber)|sin\sprobar"
)
_ABOUT_WORK = (
    r"estudios?|ensayos?|revisi(?:ón|ones)|página|parte|sección|apartado|tema|nosotros|nuestr\w+|leímos|leer|explica\w*|compar\w+|"
    r"investigador\w*|significa|llamad\w+|llama|guías?|dicen?|según|recomiendan?|aconsejan?|agencias?|tabla|figura|cifras|abajo|arriba"
)
_INTRODUCES = (
    r"(?:es|son|era|eran|se)\s(?:(?:también|a\smenudo|solo)\s)?(?:un|una|unos|unas|el|la|los|las|vende\w*|usa\w*|toma\w*|da|dan|"
    r"hace\w*|mide\w*|cuenta\w*|inyecta\w*|come\w*|bebe\w*|receta\w*)"
)
_LISTS = (
    r"(?:y\s|o\s)?(?:dónde|donde|cómo|como|qué|quién|quiénes|cuándo|cuando|cuál|cuáles|por\squé|porque|si|para\squién)"
)
_VERBS = (
    r"(?:es|son|era|eran|está|están|ha|han|hay|tiene|tienen|tenía|tenían|puede|pueden|hace|hacen|hizo|hicieron|va|van|da|dan|"
    r"ayuda|ayudan|toma|toman|deja|dejan|queda|quedan|[a-záéíóúñ]{3,}(?:aron|ieron|aba|aban|ará|arán|erá|erán|an|en))"
)
_COMMON = stems("""
    abajo además agua ahora algo alguien alguna algunas alguno algunos algún alrededor alto antes aparte apenas arriba
    así aunque ayuda año años bajo bastante beber bien breve cada cantidad casa casi caso centro cien cinco clínica
    comer comienzo como comprimido con consulta contra cosa crema cual cualquier cuando cuanto cuarto cuatro cuenta
    cápsula dar datos debe debería deberían decir dejar del demás dentro desde después diario dice diez difícil diga
    doble doce docena doctor donde dos dosis durante día días edad ejemplo ella ellas ello ellos empezar empieza
    encontrar enfermera entonces entre era eran esa ese eso esta estado estar este esto estos existir farmacia
    farmacéutico ficticio ficticios forma frasco fue fueron fármaco general gente gotas gramo grande grupo haber habla
    hablar hacer hacia hasta hay hecho hechos hijo hombre hora hoy igual importa inyección ir jarabe juntos largo les
    lista lleva llevar luego lugar mano mayor mayoría mañana media medicamento medicamentos medio mejor menor menos
    mes meses mientras mil miligramo minuto mismo mitad modo momento muchas mucho muchos mujer muy más médico nada
    necesita ni ninguna ninguno nivel niño niños noche nombre normal nota notan notar note nueva nuevo nunca número
    ocho ocurre ocurrir otra otras otro otros paciente para parece pasa pasar peor pequeño perder pero persona
    personas pide pierde placebo poco pocos poder podría podrían por porque posible posiblemente preguntar pregunte
    primera primero probable probablemente problema pronto prospecto pueda puede pueden pues punto que queda quedar
    querer quien quizá quizás rato razón recibe recibir resumen saber salud seis semana ser sería sesenta siempre
    siete sigue siguiente sin sino sobre solo son suele suelen sus tal también tampoco tan tanto tarde tener tercio
    tiempo tiene tienen toda todas todavía todo todos toma tomar total tras tratamiento tratar tres una unas uno unos
    usa usar usted vaso veces ver vez vida vivir volver vuelve
""")
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    about_work=_ABOUT_WORK,
    introduces=_INTRODUCES,
    lists=_LISTS,
    verbs=_VERBS,
    pronouns=words("ello ellos ellas esto estos estas"),
    common=_COMMON,
)
