"""Verbs that news texts put in each other's place; a table without rules.

Written for this project from general knowledge of news English, in the manner of a thesaurus: a row holds base forms, a particle
or complement joined on by "_" ("step_down"). A row counts only where the passages are aligned.
"""

from __future__ import annotations

from tellings.comparison.noun_classes import classes

_ACTS = """
    resign quit step_down stand_down depart
    oust sack fire dismiss remove depose unseat
    surface emerge release publish post leak make_public disclose reveal unveil
    repay reimburse refund pay_back return
    pay fund finance foot
    censure rebuke reprimand chastise condemn criticize criticise denounce lambaste blast slam attack assail rip bash trash rubbish decry
    hammer excoriate savage berate pillory skewer
    support back endorse stand_by rally_behind
    abandon desert ditch disown disavow break_with
    withdraw rescind revoke retract pull
    endanger imperil jeopardize jeopardise threaten risk
    warn caution alert
    accuse blame fault allege
    deny reject dispute rebut refute
    defend justify uphold
    defeat beat trounce rout upset
    lead head chair
    replace succeed
    leave quit exit
    oppose resist fight
    mislead deceive lie_to
    imply suggest hint insinuate
    incite encourage provoke
    abolish repeal eliminate scrap
    sell auction peddle
    sign ink
    stress emphasize emphasise underline underscore
    mock ridicule deride disparage insult criticize criticise
    praise laud hail applaud
    kill murder slay assassinate execute gun_down
    die perish succumb drown
    injure hurt wound
    arrest detain apprehend
    charge indict accuse
    jail imprison
    approve pass adopt endorse back ratify
    reject dismiss deny rebuff turn_down throw_out decline refuse rule_out
    ban prohibit bar outlaw forbid
    cut reduce slash lower trim
    raise increase lift hike boost
    fall drop decline plunge slump tumble
    begin start launch kick_off open
    end halt cease suspend
    cancel call_off scrap abandon drop
    delay postpone put_off defer
    destroy raze demolish wreck obliterate level
    attack strike hit bomb shell pound bombard target
    storm raid
    invade enter
    seize capture confiscate grab
    flee escape abscond
    evacuate move_out clear
    rescue save pull_out free
    collapse cave_in give_way crumble
    crash collide smash plough plow
    sink capsize go_down
    explode blow_up detonate
    flood inundate submerge swamp
    fail give_out break_down stop pack_up
    jam stick
    buy acquire purchase
    fine penalise penalize
    hire appoint recruit
    steal rob loot
    hide conceal cover_up
    falsify forge fake doctor
    misuse embezzle misappropriate divert
    promise pledge vow commit
    investigate probe look_into
    examine inspect study consider look_at
    build construct erect
    protest demonstrate rally march
    prevent avert stop block
    deport expel
    disappear vanish
    win clinch secure capture
    nominate pick choose select tap appoint
    skip boycott snub
    abduct kidnap
    free release
    convict find_guilty
    acquit clear exonerate
    overturn reverse strike_down throw_out quash annul void
    overhaul reform revamp
    expand widen extend
    strengthen bolster
    weaken undermine erode
    ease relax loosen
    tighten toughen
    close shut shut_down shutter
    hack breach
    delete erase wipe
    donate give contribute
    burn torch
    urge press implore call_on
    order instruct direct
    allow permit authorize authorise
    criticize criticise attack take_aim go_after lash_out tear_into lay_into hit_out blast slam
    apologize apologise express_regret
    trail lag
    shoot gun_down
    stab knife
    evict expel
    betray double-cross
    topple overthrow oust
    ambush waylay
    hail welcome applaud praise
    vilify demonize demonise denigrate disparage
    repudiate disavow disown
"""
ACTS = classes(_ACTS)
"""Verbs, with their particle, by row."""
