"""What the sources of the five programs state: a list made from them by hand, apart from the program files."""

# program, list, words that must stand in one row's quote, fields of that row
FACTS = [
    ("rancho-cordova", "phones", "call 911 or 362-5111", {"printed": "911", "purpose": "emergency"}),
    ("rancho-cordova", "phones", "call 911 or 362-5111", {"printed": "362-5111", "purpose": "emergency", "e164": ""}),
    ("rancho-cordova", "phones", "362-5115", {"printed": "362-5115", "purpose": "non-emergency", "e164": ""}),
    ("rancho-cordova", "units", "three full-time P.O.P. Officers", {"count": 3, "school_resource": False}),
    ("rancho-cordova", "units", "two full-time School", {"count": 2, "school_resource": True, "full_time": True}),
    ("rancho-cordova", "stated", "assigned exclusively to several schools", {"number": 2}),
    ("rancho-cordova", "texts", "safeguard and improve the quality of life of children", {"kind": "mission"}),
    ("rancho-cordova", "texts", "learn and grow without fear", {"kind": "goal"}),
    ("rancho-cordova", "claims", "200,000 violent crimes", {"note": "source and year not given"}),
    ("rancho-cordova", "claims", "150,000 school days are missed", {"note": "source and year not given"}),
    ("rancho-cordova", "claims", "60 educators are assaulted", {"figures": ("60", "160")}),
    ("rancho-cordova", "claims", "weapons are brought", {"figures": ("100,000", "150,000")}),
    ("rancho-cordova", "duties", "with or without referral to the justice system", {}),
    ("rancho-cordova", "duties", "first and foremost law enforcement officers", {}),
    ("rancho-cordova", "duties", "community liaison/problem solver", {}),
    ("rancho-cordova", "duties", "positive role model", {}),
    ("rancho-cordova", "duties", "link to other community services", {}),
    ("rancho-cordova", "duties", "fair, impartial, and courteous manner", {}),
    ("rancho-cordova", "duties", "promote good citizenship", {}),
    ("rancho-cordova", "duties", "in charge of campus security", {}),
    ("rancho-cordova", "duties", "minors who are violating the law", {}),
    ("rancho-cordova", "duties", '"daytime curfew" ordinances', {"kinds": ("curfew-contact",)}),
    ("rancho-cordova", "duties", "between students or between students and their parents", {}),
    ("rancho-cordova", "contacts", "contact your school administrator", {"channel": "office"}),
    ("rancho-cordova", "contacts", "send an email to", {"channel": "email", "target": ""}),
    ("rancho-cordova", "contacts", "contact page", {"channel": "page"}),
    ("chowchilla", "texts", "commitment to community-oriented policing methods", {"kind": "purpose"}),
    ("chowchilla", "stated", "on a long-term basis", {}),
    ("chowchilla", "stated", "almost infinite", {"number": None}),
    ("chowchilla", "focuses", "proactive, solution-based, and community-driven", {}),
    ("chowchilla", "focuses", "personalized to the school", {}),
    ("chowchilla", "duties", "maintaining order on the school campus", {}),
    ("chowchilla", "duties", "reducing the fear of crime", {}),
    ("chowchilla", "duties", "approachable by the students and staff", {}),
    ("chowchilla", "duties", "build partnerships and provide guidance", {}),
    ("chowchilla", "duties", "parking/traffic concerns to criminal offenses", {}),
    ("chowchilla", "duties", "crime prevention methods", {}),
    ("chowchilla", "duties", "understand the needs of both entities", {}),
    ("chowchilla", "duties", "non-school related issues", {}),
    ("chowchilla", "duties", "domestic issues or neighbor complaints", {}),
    ("chowchilla", "duties", "Homeowners near the school", {}),
    ("chowchilla", "duties", "student conduct in their stores", {"kinds": ("business-contact",)}),
    ("chowchilla", "duties", "drug use and gang activity low", {}),
    ("chowchilla", "partners", "(MADNET)", {"name": "Madera County Narcotic Enforcement Team (MADNET)"}),
    ("chowchilla", "partners", "(MADGET)", {"name": "Madera Gang Enforcement Taskforce (MADGET)"}),
    ("el-cerrito", "stated", "first programs began in the 1960s", {"number": 1960}),
    ("el-cerrito", "stated", "In November 2005", {"date": "2005-11"}),
    ("el-cerrito", "stated", "appointment of an officer to the El Cerrito High School Campus", {}),
    ("el-cerrito", "stated", "one at the high school and one at the middle school", {"number": 2}),
    ("el-cerrito", "stated", "two school sites", {"number": 2}),
    ("el-cerrito", "stated", "over 2,000 students", {"number": 2000, "bound": "over"}),
    ("el-cerrito", "stated", "100 staff", {"number": 100, "unit": "staff"}),
    ("el-cerrito", "stated", "two to four years", {"name": "tour, at least", "number": 2}),
    ("el-cerrito", "stated", "two to four years", {"name": "tour, at most", "number": 4}),
    ("el-cerrito", "stated", "order #2010-02 in February of 2010", {"printed": "order #2010-02", "date": "2010-02"}),
    ("el-cerrito", "stated", "several times throughout the school year", {"number": None}),
    ("el-cerrito", "texts", "applied to the position because they wanted to make a difference", {"kind": "training"}),
    ("el-cerrito", "texts", "the officer made a difference on campus", {"kind": "history"}),
    ("el-cerrito", "focuses", "juvenile criminal activity during school hours", {}),
    ("el-cerrito", "duties", "civil rights, criminal law, and citizenship", {}),
    ("el-cerrito", "duties", "formative years of middle and high school", {}),
    ("el-cerrito", "duties", "safe learning and teaching environment", {}),
    ("el-cerrito", "duties", "first line of contact", {}),
    ("el-cerrito", "duties", "locating and identifying truant students", {}),
    ("el-cerrito", "duties", "district wide truancy sweep", {"kinds": ("sweep",)}),
    ("el-cerrito", "duties", "unique safety plan for each school site", {}),
    ("el-cerrito", "duties", "fire drills", {}),
    ("el-cerrito", "contacts", "540 Ashbury Avenue", {"target": "540 Ashbury Avenue, El Cerrito CA 94530"}),
    ("el-cerrito", "contacts", "Email", {"channel": "email", "target": ""}),
    ("chula-vista", "texts", "PREVENTION, INTERVENTION, EDUCATION, and ENFORCEMENT", {"kind": "mission"}),
    ("chula-vista", "texts", "criminal and education code violations", {"kind": "purpose"}),
    ("chula-vista", "texts", "highly skilled and trained officers", {"kind": "team"}),
    ("chula-vista", "texts", 'Press "Esc"', {"kind": "dashboard"}),
    ("chula-vista", "stated", "approximately 70,560 students", {"number": 70560, "bound": "about"}),
    ("chula-vista", "stated", "52 miles", {"number": 52, "unit": "miles"}),
    ("chula-vista", "stated", "14 High Schools", {"number": 14}),
    ("chula-vista", "stated", "7 Middle Schools", {"number": 7}),
    ("chula-vista", "stated", "45 Elementary Schools", {"number": 45}),
    ("chula-vista", "stated", "2 Adult Schools", {"number": 2}),
    ("chula-vista", "stated", "4 Private Schools", {"number": 4}),
    ("chula-vista", "phones", "To reach an SRO", {"printed": "(619) 691-5151", "e164": "+16196915151"}),
    ("chula-vista", "duties", "liaison with the public and private schools", {}),
    ("chula-vista", "duties", "proactive solutions to juvenile crime", {}),
    ("chula-vista", "duties", "protection and security of school campuses, students, staff and their families", {}),
    ("chula-vista", "duties", "provide resources", {}),
    ("chula-vista", "duties", "positive relationships with the student population", {}),
    ("chula-vista", "duties", "investigate and prevent criminal code violations", {}),
    ("chula-vista", "duties", "mentors and role models", {}),
    ("chula-vista", "duties", "education code violations", {"kinds": ("education-code-assist",)}),
    ("chula-vista", "duties", "community-based organizations", {}),
    ("chula-vista", "duties", "patrol of school campuses and surrounding areas", {}),
    ("chula-vista", "duties", "close contact with students, their families and school faculty", {}),
    ("chula-vista", "duties", "starting in Elementary Schools", {}),
    ("chula-vista", "duties", "outside school facilities", {}),
    ("policy-16-00-090", "texts", "providing a uniformed Police presence", {"kind": "purpose"}),
    ("policy-16-00-090", "texts", "primary responsibility", {"kind": "responsibility"}),
    ("policy-16-00-090", "texts", "prevent juvenile delinquency", {"kind": "responsibility"}),
    ("policy-16-00-090", "partners", "Juvenile Probation", {"kinds": ("hearing",)}),
    ("policy-16-00-090", "partners", "Youth-At-Risk", {"kinds": ("hearing",)}),
    ("policy-16-00-090", "partners", "Community Truancy Board", {"kinds": ("hearing",)}),
]  # fmt: skip

POLICY_DUTIES = [
    "Maintain a high-visibility uniformed Police presence on school campuses.",
    "Respond to emergencies on and near school campuses.",
    "Investigate crimes that occur on school campuses, are reported at schools, or otherwise have a nexus to the"
    " schools or the population that they serve.",
    "Assist Patrol Officers, Detectives and other law enforcement agencies with investigations related to the"
    " schools or the population that they serve.",
    "Respond to, investigate, and mitigate threats directed at the school.",
    "Advise and actively participate in emergency preparedness planning committees, drills exercises, and"
    " activities.",
    "Consult with School Administrators, counselors, drug / alcohol interventionists, and other youth service"
    " organizations to detect and address at risk youth behavior.",
    "Mediate conflict and support anti-bullying and violence prevention programs in the schools.",
    "Liaison between schools, families and juvenile justice system, including attending Juvenile Probation,"
    " Youth-At-Risk, and Community Truancy Board hearings.",
    "Facilitate referral to appropriate community resources.",
    "Teach in the classroom (substance abuse, violence prevention, constitutional law, career development, etc.).",
    "Participate in extra-curricular school sponsored activities and youth programs.",
]

RANCHO_CORDOVA_SCHOOLS = """Cordova Gardens
Cordova Lane
Cordova Meadows
Cordova Villa
Mather Heights
Peter J. Shields
Rancho Cordova
Riverview STEM
White Rock
Mills Middle
Mitchell Middle
Cordova High
Kinney High
Walnut Wood High
Mather Youth Academy
Youth Opportunity Program
Adult Education"""
