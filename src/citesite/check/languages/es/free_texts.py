"""How a Spanish text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"no\shay\s(?:\w+\s)?(?:estudios|ensayos)|"
    r"si|dud\w*|inciert\w+|desconocid\w+|depende\w*|discrepan|contradicen|"
    r"no\s(?:está\s(?:claro|demostrado|probado)|se\s(?:sabe|conoce|ha\s(?:visto|demostrado|probado))|sabemos|es\sseguro|hay\sprueba\w*)|"
    r"nadie|ningún\s(?:estudio|ensayo)|ninguna\sprueba|demasiado\s(?:pocos?|pequeñ\w+|cort\w+)|difícil\s(?:decir|saber)|sin\sprobar"
)
_JOINS = r"[;:]|\b(?:pero|aunque|sino)\b"
_INTRODUCES = (
    r"(?:es|son|era|eran|se)\s(?:(?:también|a\smenudo|solo)\s)?(?:un|una|unos|unas|el|la|los|las|vende\w*|usa\w*|toma\w*|da|dan|"
    r"hace\w*|mide\w*|cuenta\w*|inyecta\w*|come\w*|bebe\w*|receta\w*)"
)
_LISTS = r"(?:y\s|o\s)?(?:dónde|cómo|qué|quién|quiénes|cuándo|cuál|cuáles|por\squé|para\squién)"
_ORDERS = r"(?:acuda|anote|beba|consulte|deje|descanse|duerma|evite|hable|lave|lea|lleve|llame|mantenga|pida|pruebe|siga|tome|use|vaya)"
_VERBS = (
    r"(?:es|son|era|eran|está|están|ha|han|hay|tiene|tienen|tenía|tenían|puede|pueden|hace|hacen|hizo|hicieron|va|van|da|dan|"
    r"ayuda|ayudan|toma|toman|deja|dejan|queda|quedan|[a-záéíóúñ]{3,}(?:aron|ieron|aba|aban|ará|arán|erá|erán|an|en))"
)
_OF_WORK = stems("""
    aconseja agencia apartado azar autor cifras comparado compara comparó comparar datos encuesta ensayo estudio
    estudió explica explicar fabricante figura fuente guía guías informe inyecta investigador investigación leer leímos
    llama llamado mide midió muestra nosotros nuestro página participante probado publicado receta recomienda resultado
    revisión sección según seguro significa tabla tema título vende
""")
_COMMON = stems("""
    abajo abril además agosto agua ahora algo alguien alguna algunas alguno algunos algún alrededor alto antes
    aparte apenas arriba así aunque ayuda año años bajo bastante beber bien breve buscamos cada cambia cambiar
    cantidad casa casi caso centro cien cinco clínica comer comienzo como comprimido con consejo consulta contra
    cosa crema cual cualquier cuando cuanto cuarto cuatro cuenta cuál cuándo cápsula cómo dar datos debe debería
    deberían decir dejar del demás dentro desde después diario dice diciembre diez difícil diga doble doce docena
    doctor donde dos dosis durante duró día días dónde edad ejemplo ella ellas ello ellos empezar empieza encontrar
    enero enfermera entonces entre era eran esa ese eso esta estado estar este esto estos existir farmacia
    farmacéutico febrero ficticio ficticios forma frasco fue fueron fuerte fuertes fármaco general gente gotas gramo
    grande grupo haber habla hablar hacer hacia hasta hay hecho hechos hijo hombre hora hoy igual importa inyección
    ir jarabe julio junio juntos largo les lista lleva llevar luego lugar mano marzo mayo mayor mayoría mañana media
    medicamento medicamentos medio mejor menor menos mes meses midieron mientras mil miligramo minuto mismo mitad
    modo momento muchas mucho muchos mujer muy más médico médicos nada necesita ni ninguna ninguno nivel niño niños
    noche nombre normal nota notan notar note noviembre nueva nuevo nunca número ocho octubre ocurre ocurrir
    otra otras otro otros paciente para parece pasa pasar peor pequeño perder pero persona personas pide pierde
    placebo poco pocos poder podría podrían por porque posible posiblemente preguntar pregunte primera primero
    probable probablemente problema pronto prospecto pueda puede pueden pues punto que queda quedar querer quien
    quizá quizás quién qué rato razón recibe recibir reducen resumen saber salud seis semana septiembre ser sería
    sesenta siempre siete significa sigue siguiente sin sino sobre sola solo son suele suelen sus tal también tampoco tan
    tanto tarde tener tercio tiempo tiene tienen toda todas todavía todo todos toma tomar tome total tras tratamiento
    tratar tres una unas única único uno unos usa usar usted va valor vaso veces ver vez vida vivir volver vuelve
""")
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    presumed=(
        r"\b(?:porque|ya\sque|puesto\sque|dado\sque|como)\s(?P<clause>[^,?]{6,})|^¿?(?:en\scuánto\stiempo|cuándo|qué\stan\srápido)\s(?P<clause_>[^?]{6,})"
    ),
    happened=(
        r"\b(?:ya\sque|puesto\sque|como|porque)\s(?:\w+\s)?(?:vale\sla\spena|es\slo\smejor|merece\sla\spena)\b[^?]*|"
        r"\b(?:una\svez\sque|cuando|después\sde\sque)\s(?:\w+\s){1,4}(?:haya|hayan|ha|han)\s(?:funcionado|ayudado|curado)|"
        r"^¿?(?:en\scuánto\stiempo|qué\stan\s(?:pronto|rápido)|cuánto\stardar\w+)\s[^?]*?\b(?:desaparec\w+|curad\w+)\b[^?]*"
    ),
    expects=(
        r"^¿?cuánt[oa]s?\b[^?]*?\b(?:evitará|ahorrará|aliviará|quitará|bajará|curará)\b[^?]*|"
        r"^¿?(?:cuándo|en\scuánto\stiempo)\b[^?]*?\b(?:habrá\s\w+|desaparecerá|se\scurará|empezará\sa\shacer\sefecto)\b[^?]*|"
        r"^¿?(?:cuál|qué)\b[^?]*\b(?:es\sel\smejor|funciona\smejor)\b[^?]*|\bahora\sque\shay\s[^?]*\b(?:mejor|más\sseguro)\b[^?]*"
    ),
    aims=(
        r"\bpara\sque\s(?:evite|prevenga|impida|alivie|baje|reduzca|calme)n?\s(?P<of>[^?]+)|"
        r"^¿?(?:cuánt[oa]s?|cada\scuánto|desde\scuándo|con\scuánta)\b[^?]*?\bpara\s(?:evitar|prevenir|impedir|aliviar|bajar|reducir|calmar)\s(?P<of_>[^?]+)"
    ),
    in_expects=words("para cuánto cuánta cuántos cuántas cuándo cuál qué ahora"),
    freed_of=r"\bpara\s(?:que\s)?(?:yo\s)?no\s(?:\w+\s){0,3}?ning(?:ún|un[oa]?)\s(?!dosis|comprimido|pastilla)(?P<of>[^?]+)",
    asks_how=r"^¿?(?:cómo|por\squé)\s(?:alivia|calma|protege|cura|evita|baja|mejora)\b",
    works=r"\b(?:funcionar?|funcionará\w*|ayudar?|ayudará\w*|cura(?:r|rá)?)\b",
    in_presumed=words("vez después pronto porque ya puesto dado como cuánto cuándo rápido"),
    of_readers=r"(?:yo|mi|nuestr\w+|me|nos|tomo|tengo)\b|[^,?]*\b(?:puede\w*|podría\w*|quizás?|si)\b",
    joins=_JOINS,
    introduces=_INTRODUCES,
    lists=_LISTS,
    orders=_ORDERS,
    verbs=_VERBS,
    of_work=_OF_WORK,
    common=_COMMON | _OF_WORK,
)
