// The screen of one piece by keyboard and without reloading. Every act is an ordinary form: without this script each one
// loads the page again, and the picture is opened by its label.
document.addEventListener("DOMContentLoaded", () => {
  const review = document.querySelector(".review")
  if (!review) return
  const one = (selector) => review.querySelector(selector)
  const all = (selector) => [...review.querySelectorAll(selector)]
  const say = one("#say")
  const tell = (words, isBad = false) => {
    say.textContent = words
    say.classList.toggle("bad", isBad)
  }

  // ---- the parts of the panel
  const tabs = all("[role=tab]")
  const nameOf = (tab) => tab.id.slice("to-".length)
  const show = (name) => {
    for (const tab of tabs) {
      const isShown = nameOf(tab) === name
      tab.setAttribute("aria-selected", String(isShown))
      tab.tabIndex = isShown ? 0 : -1
      one(`#tab-${nameOf(tab)}`).hidden = !isShown
    }
    review.dataset.tab = name
    review.dispatchEvent(new CustomEvent("review:tab", { detail: name }))
  }
  review.addEventListener("click", (event) => {
    const link = event.target.closest("[role=tab], [data-go-tab]")
    if (!link) return
    event.preventDefault()
    show(link.dataset.goTab ?? nameOf(link))
    focusIn(review.dataset.tab)
  })
  const focusIn = (name) => {
    const first = {
      checks: toNextQuestion,
      near: () => (one(".near.is-alarm") ?? one(".near"))?.focus(),
    }[name]
    if (first) first()
    else one(`#to-${name}`).focus()
  }

  // ---- questions
  let isBegun = false // on a narrow screen the page opens at the picture, wherever the first question is
  const groupNow = () => one("details.group[open]")
  const toNextQuestion = (after = null) => {
    const group = groupNow()
    if (!group) return one("#to-checks").focus()
    const open = [...group.querySelectorAll(".question[data-alone]")]
    const next = open.find((question) => after && after.compareDocumentPosition(question) & 4) ?? open[0]
    const confirm = group.querySelector("[data-confirm]:not(:disabled)")
    const target = next ?? confirm ?? group.querySelector("summary")
    target.focus({ preventScroll: true })
    if (isBegun) target.scrollIntoView({ block: "nearest" })
  }
  const openGroup = (code) => {
    for (const group of all("details.group")) group.open = group.dataset.group === code
  }

  // ---- acts
  const isTouched = (form) =>
    form.dataset.isDrawn === "yes" ||
    [...form.elements].some((field) => {
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked
      if (field.tagName === "SELECT") {
        const before = [...field.options].findIndex((option) => option.defaultSelected)
        return field.selectedIndex !== Math.max(before, 0)
      }
      return "defaultValue" in field && field.value !== field.defaultValue
    })
  const touched = () => all("form[data-keeps]").filter(isTouched)
  const known = {}
  const plain = (html) => html.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "")
  const put = (answer, acted) => {
    const [opened, code] = [groupNow()?.dataset.group, document.activeElement?.closest?.(".question")?.dataset.code]
    for (const [name, html] of Object.entries(answer.parts)) {
      const part = one(`#part-${name}`)
      // What is typed in another part and not kept yet stays as it is.
      const isTyped = name !== acted && [...part.querySelectorAll("form[data-keeps]")].some(isTouched)
      if (known[name] === plain(html) || isTyped) continue
      const pair = part.contains(document.activeElement) && document.activeElement.closest(".near")?.dataset.pair
      known[name] = plain(html)
      part.innerHTML = html
      if (pair) part.querySelector(`[data-pair="${pair}"]`)?.focus()
    }
    if (answer.src !== one(".frame").dataset.src) putViewer(answer.viewer)
    const before = opened && one(`#group-${opened}`)
    if (before?.querySelector(".question[data-open]")) openGroup(opened)
    review.dataset.beingMade = answer.is_being_made ? "yes" : ""
    review.dispatchEvent(new CustomEvent("review:put"))
    return code
  }
  const putViewer = (html) => {
    const [isOpen, isGrey, at] = [one("#is-open")?.checked, one("#is-grey")?.checked, one("#film")?.currentTime]
    one("#part-viewer").innerHTML = html
    if (one("#is-open")) one("#is-open").checked = isOpen
    if (one("#is-grey")) one("#is-grey").checked = isGrey
    beginViewer(at)
  }
  const ask = async (options) => {
    const answer = await fetch(location.pathname, { ...options, headers: { Accept: "application/json" } })
    if (!answer.ok || answer.redirected) throw new Error(answer.status)
    return answer.json()
  }
  let queue = Promise.resolve()
  const send = (body, after, { isQuiet = false } = {}) => {
    queue = queue.then(async () => {
      if (!isQuiet) tell(review.dataset.busy)
      let answer
      try {
        answer = await ask({ method: "POST", body })
      } catch {
        return tell(review.dataset.failed, true)
      }
      const act = String(body.getAll("act").at(-1)).split(":")[0]
      const code = put(answer, { facts: "facts", words: "words", plan: "hide", move: "decide" }[act])
      if (!isQuiet) tell(answer.say, answer.is_bad)
      if (answer.is_bad) code && one(`#question-${code}`)?.focus()
      else if (answer.is_over) one("#next button")?.focus()
      else after?.(code)
      review.dispatchEvent(new CustomEvent("review:done", { detail: act }))
    })
    return queue
  }
  const submit = (form, button) => {
    const body = new FormData(form)
    if (button?.name) body.append(button.name, button.value)
    const act = String(body.getAll("act").at(-1)).split(":")[0]
    return send(body, (code) => {
      if (act === "answer") toNextQuestion(one(`#question-${code}`))
      else if (act === "confirm" || act === "at_once") focusIn("checks")
      else if (act === "near") one(".near.is-alarm")?.focus()
      else if (act === "facts" || act === "words" || act === "plan") one(`#to-${review.dataset.tab}`).focus()
      else if (act === "move") focusIn(review.dataset.tab)
    })
  }
  review.addEventListener("submit", (event) => {
    if (event.target.hasAttribute("action")) return // it leads to another page
    event.preventDefault()
    const submitter = event.submitter ?? event.target.querySelector("button[name=act]")
    submit(event.target, submitter)
  })
  addEventListener("beforeunload", (event) => touched().length && event.preventDefault())

  // ---- the picture: shut first, opened by choice, never playing by itself
  const BLURRED = "review-keep-blurred"
  const film = () => one("#film")
  const rate = () => Number(one(".frame")?.dataset.rate) || 25
  const frameNow = () => Math.floor((film()?.currentTime ?? 0) * rate() + 0.01)
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`
  const SPEEDS = [0.25, 0.5, 1, 1.5, 2]
  const player = {
    play: () => (film().paused ? film().play() : film().pause()),
    back: () => step(-1),
    on: () => step(1),
    slower: () => speed(-1),
    faster: () => speed(1),
    sound: () => (film().muted = !film().muted),
  }
  const step = (by) => {
    film().pause()
    film().currentTime = Math.min(Math.max(frameNow() + by, 0) + 0.5, (film().duration || 0) * rate()) / rate()
  }
  const speed = (by) => {
    const at = SPEEDS.indexOf(film().playbackRate) + by
    film().playbackRate = SPEEDS[Math.min(Math.max(at, 0), SPEEDS.length - 1)]
  }
  const tellPlayer = () => {
    const [play, sound] = [one("[data-player=play]"), one("[data-player=sound]")]
    play.setAttribute("aria-pressed", String(!film().paused))
    play.querySelector(".word").textContent = film().paused ? play.dataset.play : play.dataset.pause
    sound.setAttribute("aria-pressed", String(!film().muted))
    sound.querySelector(".word").textContent = film().muted ? sound.dataset.off : sound.dataset.on
    one("#speed").textContent = `${film().playbackRate}×`
  }
  const tellTime = () => {
    one("#time").textContent = clock(film().currentTime)
    one("#where").value = film().currentTime
  }
  const watched = () => {
    const button = one("[data-watched]")
    if (!button) return
    const isDone = !film() || review.dataset.watched === one(".frame").dataset.src
    button.disabled = !isDone
    button.closest("form").querySelector(".watched-why").hidden = isDone
  }
  const beginViewer = (at = 0) => {
    const keep = one("#keep-blurred")
    if (keep) keep.checked = localStorage.getItem(BLURRED) === "yes"
    if (keep?.checked) one("#is-open").checked = false
    if (film()) beginFilm(at)
    watched()
    review.dispatchEvent(new CustomEvent("review:viewer"))
  }
  const beginFilm = (at) => {
    film().controls = false
    film().muted = true
    one(".transport").hidden = false
    film().addEventListener("loadedmetadata", () => {
      one("#where").max = film().duration
      if (at) film().currentTime = Math.min(at, film().duration)
    })
    for (const name of ["play", "pause", "volumechange", "ratechange"]) film().addEventListener(name, tellPlayer)
    for (const name of ["timeupdate", "seeked", "loadedmetadata"]) film().addEventListener(name, tellTime)
    let isFromStart = false
    film().addEventListener("play", () => (isFromStart ||= film().currentTime < 1))
    film().addEventListener("seeking", () => film().paused || (isFromStart = film().currentTime < 1))
    film().addEventListener("ended", () => {
      if (isFromStart && one("#is-open")?.checked !== false) review.dataset.watched = one(".frame").dataset.src
      watched()
    })
    tellPlayer()
  }
  review.addEventListener("click", (event) => {
    const button = event.target.closest("[data-player]")
    if (button) player[button.dataset.player]()
  })
  review.addEventListener("input", (event) => {
    if (event.target.id === "where") film().currentTime = Number(event.target.value)
  })
  review.addEventListener("change", (event) => {
    if (event.target.id === "keep-blurred") {
      localStorage.setItem(BLURRED, event.target.checked ? "yes" : "")
      if (event.target.checked) one("#is-open").checked = false
    } else if (event.target.id === "is-open" && one("#keep-blurred").checked) {
      event.target.checked = false
      tell(review.dataset.blurred)
    }
  })
  review.addEventListener("review:put", watched)

  // ---- keys: never inside a field; a key that is held acts once, but for stepping
  const click = (selector) => {
    const button = one(selector)
    if (button && !button.disabled) button.click()
    return Boolean(button)
  }
  const open = (name) => {
    const fold = one(`details[data-move="${name}"]`)
    if (!fold) return
    fold.open = true
    const first = fold.querySelector(".codes button, [name=note][required], [name=value]:not([type=hidden])")
    ;(first ?? fold.querySelector("button.default")).focus()
  }
  const toTab = (name) => {
    show(name)
    focusIn(name)
  }
  const neighbour = (by) => {
    const wanted = review.dataset.tab === "near" ? all(".near") : [...(groupNow()?.querySelectorAll(".question") ?? [])]
    const at = wanted.findIndex((row) => row.contains(document.activeElement))
    const next = wanted[Math.min(Math.max(at + by, 0), wanted.length - 1)]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: "nearest" })
  }
  const keys = {
    o: () => click("#is-open"),
    v: () => click("#is-grey"),
    b: () => click("#keep-blurred"),
    " ": () => film() && player.play(),
    ",": () => film() && player.back(),
    ".": () => film() && player.on(),
    "[": () => film() && player.slower(),
    "]": () => film() && player.faster(),
    m: () => film() && player.sound(),
    j: () => neighbour(1),
    k: () => neighbour(-1),
    a: () => {
      if (review.dataset.tab === "checks") click("details.group[open] [data-key=a]")
    },
    f: () => {
      show("checks")
      one("#finding")?.focus()
    },
    p: () => {
      show("facts")
      const [licence, precision] = [one("#facts_licence"), one("#facts_public_precision")]
      ;(licence?.value ? precision : licence)?.focus()
    },
    w: () => {
      show("words")
      one("#part-words textarea")?.focus()
    },
    t: () => click(".decide button[data-key=t]"),
    q: () => click("button[data-key=q]"),
    L: () => click("button[data-key=L]"),
    H: () => click("button[data-key=H]"),
    N: () => one("#next")?.requestSubmit(),
    C: () => open("clear"),
    A: () => open("ask"),
    S: () => open("set_aside"),
    D: () => open("duplicate"),
    X: () => open("reject"),
    "?": () => (one("#keys").open = true),
    ...Object.fromEntries(tabs.map((tab) => [tab.dataset.key, () => toTab(nameOf(tab))])),
  }
  const HELD = [",", ".", "[", "]"]
  const inside = (event, key) => {
    const codes = event.target.closest(".codes")
    if (codes) return codes.querySelector(`[data-digit="${key}"]`)
    const pair = event.target.closest(".near")
    if (pair) return pair.querySelector(`[data-verdict="${CSS.escape(key)}"]`)
    return event.target.closest(".question")?.querySelector(`[data-answer="${CSS.escape(key)}"]`)
  }
  review.addEventListener("keydown", (event) => {
    const form = event.target.closest("form[data-keeps], form.move-form")
    if (event.key === "Enter" && form && (event.ctrlKey || event.target.matches("input, select"))) {
      event.preventDefault()
      form.requestSubmit(form.querySelector("button[name=act]"))
    }
    if (event.key === "Escape") {
      const fold = event.target.closest("details.move, details.more, details.note-field")
      fold?.removeAttribute("open")
      ;(event.target.closest(".question") ?? one(`#to-${review.dataset.tab}`)).focus()
    }
  })
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || DeskKeys.isTyping(event.target) || DeskKeys.isWithModifier(event)) return
    const letter = DeskKeys.letter(event)
    const key = event.shiftKey && /^[a-z]$/.test(letter) ? letter.toUpperCase() : letter
    if (event.repeat && !HELD.includes(key)) return
    const near = inside(event, key)
    // A button that has the focus is pressed by the space bar, as everywhere.
    if (key === " " && event.target.matches("button, summary, a, input")) return
    if (!near && !keys[key]) return
    event.preventDefault()
    if (near) near.disabled || near.click()
    else keys[key]()
  })

  // ---- who has it: half an hour more, every five minutes in which something was done
  let isBusy = false
  for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, () => (isBusy = true))
  setInterval(() => {
    if (!isBusy || !one("button[data-key=q]")) return
    isBusy = false
    const body = new FormData(one("button[data-key=q]").form)
    body.append("act", "hold")
    send(body, null, { isQuiet: true })
  }, 5 * 60 * 1000)

  // ---- while the machine makes the files again
  setInterval(() => {
    if (!review.dataset.beingMade) return
    queue = queue.then(async () => {
      try {
        put(await ask({}), "")
      } catch {
        return
      }
    })
  }, 3000)

  beginViewer()
  show("checks")
  toNextQuestion()
  isBegun = true
})
