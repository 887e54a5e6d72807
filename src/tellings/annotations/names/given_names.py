"""Given names and the gender they most often go with; a table, no rules.

Common given names of the English-, French-, German-, Spanish-, Portuguese-, Italian-, Slavic-, Arabic-, Turkish-,
Persian-, Indian-, Chinese-, Japanese- and Korean-speaking worlds, written down from general knowledge for this
project. All in lower case, without diacritics. A name missing here is still read as a person's when its
surroundings say so; a name in both lists says nothing of gender.
"""

from __future__ import annotations

from tellings.annotations.names.tables import words

MALE = words("""
    aaron abdul abdullah abdulrahman abe abel abraham adam adnan adolf adrian ahmad ahmed aidan akira al alain alan albert alberto
    alejandro aleksandar aleksander aleksandr aleksei alessandro alex alexander alexandre alexandros alexei alexey alfonso alfred
    ali alistair allan allen alvaro alvin ammar amir amit anatoly anders andre andreas andrei andrew andrey andrzej andy angelo
    angus anil anthony anton antonio antony arash archibald archie ariel arjun armando arnold arsen artem arthur arturo arun asad
    ashok ashraf asif augusto austin avi barack barry bart bartosz bashar basil ben benedict benjamin bernard bernardo bernie bert
    bilal bill billy bjorn blake bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan burak calvin
    cameron carl carlo carlos carlton cedric cem cesar chad charles charlie chester chris christian christoph christophe
    christopher chuck clarence claude claudio clayton clement cliff clifford clint clinton clive clyde cody colin connor conor
    constantin craig curt curtis cyril cyrus dale damian damien dan daniel daniele danny dario darius darren darryl dave david
    davide dean deepak denis dennis derek desmond dick diego dieter dietrich dimitri dimitris dirk dmitri dmitry dmytro dominic
    dominik don donald doug douglas duncan dwayne dwight earl ed eddie edgar edmund eduardo edward edwin ehud eli elias elijah
    elliot elliott elon emanuel emile emilio emmanuel emre enrico enrique eric erich erik ernest ernesto ernst esteban ethan
    eugene evan evgeny evo fabian fabio fadi faisal farid federico felipe felix ferdinand fernando fidel filip florian floyd
    francesco francis francisco franck franco francois frank franklin franz fred freddie frederic frederick friedrich gabriel
    gareth garrett gary gavin gene geoff geoffrey georg george georges georgi georgios gerald gerard gerardo gerhard gerry giacomo
    gianni gideon gilbert gilles giorgio giovanni giulio giuseppe glen glenn goran gordon graham grant greg gregor gregory grigory
    guido guillaume guillermo gunter gustav gustavo guy habib hakan hamid hamza hank hans harold harry haruto hasan hassan hector
    heinrich heinz helmut henri henrik henry herbert herman hermann hideki hiroshi horst howard hubert hugh hugo humberto hussein
    ian ibrahim igor ilham ilya imran ioannis ion isaac ismail ivan ivo jack jackson jacob jacques jaime jair jake jakub jalal
    jamal james jamie jan janusz jared jaroslav jason javier jay jean jeff jeffrey jens jeremy jeroen jerome jerry jerzy jesse
    jesus jim jimmy jiri joachim joao joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose josef
    joseph josh joshua juan juergen julian julien julio julius junichi jurgen justin kamal karel karim karl kazuo keith kemal ken
    kenji kenneth kent kevin khaled khalid kieran kim kirill klaus konrad konstantin kostas krzysztof kumar kurt kyle kyriakos
    lamar lance larry lars laurent lawrence lee leo leon leonard leonardo leonid leroy leslie lester levi lewis liam lindsey
    lionel lloyd logan lorenzo lou louis luc luca lucas ludwig luigi luis luiz lukas lukasz luke lyndon mahmoud malcolm manfred
    manuel marc marcel marcelo marcin marco marcos marcus marek mario mark marko markus marshall martin marty marvin massimo masud
    mateusz mathias mathieu matt matteo matthew matthias maurice mauricio mauro max maxim maximilian mehdi mehmet melvin micah
    michael michal michel miguel mihai mikael mike mikhail milan milos milton miroslav mitch mitchell mohamed mohammad mohammed
    moshe muhammad murat mustafa nabil nadir naftali nathan nathaniel ned neil nelson nicholas nick nicola nicolae nicolas nigel
    nikita nikolai nikolas nikolay nikos noah noel nolan norbert norman oleg oleksandr oleksiy olaf oliver olivier omar orlando
    oscar osman oswald otto owen pablo paddy paolo pascal pat patrice patrick paul paulo pavel pavlo pedro percy pete peter petr
    petro phil philip philippe phillip pierre pietro piotr prakash preston radek rafael rahul raj rajesh ralf ralph ramon ramzan
    rand randall randy raphael rashid raul ravi ray raymond recep reinhard reggie reginald rene rex reza ricardo riccardo richard
    rick ricky rob robert roberto robin rod roderick rodney rodrigo roger rohit roland rolf roman ron ronald ronnie rory ross roy
    ruben rudolf rudolph rudy rupert russ russell rustam ryan sadiq said salem salvador salvatore sam sami samir samuel sandeep
    sanjay santiago saul scott sean sebastian sergei sergey sergio seth shane shaun shawn sheldon shimon shinzo sid sidney silvio
    simon slobodan spencer srdjan stan stanislav stanley stefan stefano stephan stephane stephen steve steven stewart stig stuart
    sven syed sylvain takashi tariq taro tayyip ted terrence terry theo theodore thierry thomas tim timothy tobias todd tom tomas
    tomasz tommy tony travis trent trevor tristan tyler ulrich umar uwe vaclav valentin valery vance vasily vernon vicente victor
    vijay viktor vincent vincenzo vinod vitaly vladimir volodymyr vladislav vojtech volker wade wallace walt walter warren wayne
    werner wesley wilfred wilhelm will willem william willie winston wladyslaw wojciech wolfgang woody xavier yair yannick yannis
    yasser yegor yitzhak yoshi yuri yury yusuf yves zach zachary zbigniew zoran
""")  # fmt: skip
FEMALE = words("""
    abby abigail ada adele adriana agatha agnes agnieszka aisha alana alba alexandra alexandria alexis alice alicia alina alison
    allison alma alyssa amal amanda amber amelia amina amira amy ana anastasia andrea angela angelica angelina angie anita anja
    anke ann anna annabel anne annegret annette annie antonia antje april ariana arlene ashlee ashley asma astrid audrey ava
    ayesha azadeh barbara beata beatrice beatriz becky belinda bernadette bernice beth bethany betsy betty beverly bianca birgit
    bonnie brenda bridget brigitte britney brittany brooke camila camilla candace cara carla carly carmen carol carole carolina
    caroline carolyn carrie catalina catarina catherine cathy cecile cecilia celeste celia celine chantal charlotte chelsea cheryl
    chiara chloe christiane christina christine cindy claire clara clarissa claudia colleen connie constance cora corinne courtney
    crystal cynthia daisy dalia dana daniela danielle daphne daria darlene dawn debbie deborah debra deirdre delia delphine denise
    diana diane dina dolores donna dora doris dorothea dorothy edith edna eileen ekaterina elaine eleanor elena eleni elisa
    elisabeth elise eliza elizabeth ella ellen elsa elsie elvira emilia emily emma erica erika erin esmeralda esperanza estelle
    esther eunice eva eve evelyn fatima fatma faye federica felicia fernanda fiona flora florence frances francesca franziska
    frida gabriela gabriella gabrielle gail galina gemma genevieve georgia georgina geraldine germaine gertrude gillian gina ginny
    giorgia gisele giulia gladys glenda gloria grace greta gretchen gretel guadalupe gwen gwendolyn haley halima hanna hannah
    harriet hayley hazel heather heidi helen helena helene helga henrietta hermione hilary hilda hillary hope ida ilona imelda
    imogen ines inga inge ingrid inna irena irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacinda jackie
    jacqueline jacqui jane janet janice janine jasmine jean jeanette jeanne jelena jenna jennie jennifer jenny jessica jill joan
    joanna joanne jocelyn jodie jolene joni josephine joy joyce juanita judith judy julia juliana julie juliet june justine kaja
    kamala karen karin karina karla kasia kate katerina katharina katherine kathleen kathryn kathy katie katja katrin katya kay
    kayla kayleigh kelly kerry khadija kiera kimberly kirsten kirstie klara kristen kristi kristin kristina kyra lana lara larissa
    latifa laura lauren laurie lea leah leila lena leni leonor leslie leticia leyla lidia lila lilian liliana lillian lily lina
    linda lindsay lisa liz liza lizzie lois lola lora loretta lori lorraine louise lucia lucie lucille lucinda lucy ludmila luisa
    lydia lyn lynn lynne mabel madeleine madeline madison magda magdalena maggie mahsa maia malala malgorzata mandy manuela mara
    marcela marcia margaret margarita margarethe margot marguerite maria mariam mariana marianne marie marilyn marina marine
    marion marisa marisol marjorie marlene marsha marta martha martina mary maryam masha matilda maude maureen maxine maya megan
    meghan mei melania melanie melinda melissa mercedes meredith mette mia michaela michele michelle mila mildred milena mina
    miranda miriam moira molly mona monica monika monique muriel myra myrtle nada nadia nadine nahid nancy naomi natalia natalie
    natasha nathalie nelly nicole nigella nikki nina noor nora noreen norma odile olena olga olive olivia oksana ophelia paige pam
    pamela patricia patty paula paulette pauline pearl peggy penelope penny petra philippa phoebe phyllis pia polly priscilla
    priya priyanka rachel rania rebecca regina renata renee rhonda rita roberta robyn romina rosa rosalind rose rosemary rosie
    roxana roxanne ruth sabina sabine sabrina sadie sally samantha sandra sanna sara sarah sasha savannah selena selma shannon
    sharon sheila shelley sherry shirin shirley sienna sigrid silvia simone sinead sofia sonia sonja sophia sophie stacey stacy
    stefania stella stephanie sue summer susan susana susanna susanne susie suzanne svetlana sybil sylvia sylvie tamara tammy
    tania tanja tanya tara tatiana tatyana teresa tess tessa thelma theresa therese tiffany tina toni tracey tracy tricia trudy
    ulrike ulyana ursula uschi valentina valerie vanessa vera verena veronica veronika vicki vicky victoria viktoria viola violet
    virginia vivian viviane wanda wendy whitney wilhelmina wilma winifred yana yasmin yelena yolanda yoko yulia yuliya yuriko
    yvette yvonne zahra zainab zara zoe zofia zsuzsanna zuzana
""")  # fmt: skip
EITHER = MALE & FEMALE | words("""
    alex ariel blair cameron casey charlie chris dana drew ellis frankie harper jamie jan jean jesse jo jordan jules kelly kerry
    kim kit lee leslie lindsey lou morgan nicola pat quinn ray reese riley robin sam sasha shannon sidney stacy sydney taylor
    terry toni tracy
""")
ALL = MALE | FEMALE | EITHER
