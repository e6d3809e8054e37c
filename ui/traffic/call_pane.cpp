#include "ui/traffic/call_pane.h"

#include "models/transfer/call_copies.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"
#include "ui/item/json_editor.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::CallDetail;
using models::CallFact;

namespace {

enum Side { Request, Response, Plan, Copy };

QFrame* bar(int height) {
    auto* frame = new QFrame;
    frame->setProperty("panel", "header");
    frame->setFixedHeight(height);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    return frame;
}

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->layout()) clear(item->layout());
        delete item->widget();
        delete item;
    }
}

QLabel* wrapped(const QString& text, const QFont& font = uiFont(12), const char* tone = "") {
    QLabel* made = label(text, font, tone);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setMinimumWidth(0);
    return made;
}

void addFacts(QGridLayout* grid, const QList<CallFact>& facts) {
    for (const CallFact& fact : facts) {
        const int row = grid->rowCount();
        QLabel* name = label(fact.name, uiFont(12), "text2");
        name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        QLabel* value = nullptr;
        if (!fact.text.contains(QLatin1Char(' ')) && fact.text.size() > 24) { // an id: no place to wrap
            value = new ElidedLabel(fact.text, nullptr, Qt::ElideMiddle);
            value->setFont(monoFont(12));
        } else {
            value = wrapped(fact.text, monoFont(12), qPrintable(fact.tone));
        }
        value->setAccessibleName(fact.name);
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 96);
}

QGridLayout* factGrid() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    return grid;
}

} // namespace

CallPane::CallPane(models::TrafficHub* hub, QWidget* parent)
    : QFrame(parent), m_hub(hub), m_operation(new Tag(QString(), Tag::Tone::Accent)), m_subject(new ElidedLabel),
      m_open(new Button(tr("Open as query"))), m_why(new Button(tr("Why?"))),
      m_sides(new Segments({tr("Request"), tr("Response"), tr("Plan and price"), tr("Copy as")}, nullptr, true)),
      m_stack(new QStackedWidget), m_whole(new QStackedWidget), m_empty(new EmptyState), m_facts(new QFrame) {
    setProperty("panel", "base");
    setObjectName(QStringLiteral("callPane"));
    setAccessibleName(tr("Call"));
    m_sides->setObjectName(QStringLiteral("callSides"));
    m_sides->setAccessibleName(tr("Parts of the call"));
    m_subject->setFont(monoFont(12));
    m_open->setCompact(true);
    m_open->setIconName(QStringLiteral("external"));
    m_why->setCompact(true);
    m_why->setIconName(QStringLiteral("warn"));
    m_why->setObjectName(QStringLiteral("callWhy"));
    m_why->setAccessibleName(tr("Why was the call throttled"));
    QFrame* head = bar(kPanelHeader);
    auto* headRow = static_cast<QHBoxLayout*>(head->layout());
    headRow->addWidget(m_operation);
    headRow->addWidget(m_subject, 1);
    headRow->addWidget(m_why);
    headRow->addWidget(m_open);
    QFrame* tabs = bar(kPanelHeader);
    auto* tabRow = static_cast<QHBoxLayout*>(tabs->layout());
    tabRow->addWidget(m_sides);
    tabRow->addStretch(1);
    m_request = addText(tr("Request"));
    m_response = addText(tr("Response"));
    m_stack->addWidget(planSide());
    m_stack->addWidget(copySide());
    m_facts->setProperty("panel", "window");
    new QVBoxLayout(m_facts);
    m_facts->layout()->setContentsMargins(12, 8, 12, 10);
    auto* full = new QWidget;
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(tabs);
    column->addWidget(m_stack, 1);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(m_facts);
    m_empty->set(QStringLiteral("traffic"), tr("No call selected"),
                 tr("Choose one to see what was asked and answered. The list holds still meanwhile."));
    m_whole->addWidget(m_empty);
    m_whole->addWidget(full);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_whole);
    connect(m_sides, &Segments::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_open, &QAbstractButton::clicked, this, &CallPane::openRequested);
    connect(m_why, &QAbstractButton::clicked, this, [this] { emit whyRequested(m_refusal); });
    connect(hub, &models::TrafficHub::endpointChanged, this, &CallPane::showCopy);
}

QPlainTextEdit* CallPane::addText(const QString& name) {
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setFont(monoFont());
    text->setFrameShape(QFrame::NoFrame);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->document()->setDocumentMargin(10);
    text->setAccessibleName(name);
    auto* colors = new JsonHighlighter(text->document());
    connect(&Theme::instance(), &Theme::changed, colors, &QSyntaxHighlighter::rehighlight);
    m_stack->addWidget(text);
    return text;
}

QWidget* CallPane::planSide() {
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* frame = new QFrame;
    frame->setProperty("panel", "base");
    m_plan = frame;
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(6);
    scroll->setWidget(frame);
    return scroll;
}

QWidget* CallPane::copySide() {
    auto* side = new QWidget;
    m_language = new Segments({QStringLiteral("AWS CLI"), QStringLiteral("Python"), QStringLiteral("JavaScript")}, nullptr, true);
    m_language->setAccessibleName(tr("Language of the copy"));
    m_language->setObjectName(QStringLiteral("callLanguage"));
    m_copy = new QPlainTextEdit;
    m_copy->setReadOnly(true);
    m_copy->setFont(monoFont());
    m_copy->setFrameShape(QFrame::NoFrame);
    m_copy->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_copy->document()->setDocumentMargin(10);
    m_copy->setAccessibleName(tr("The call as code"));
    auto* button = new Button(tr("Copy"));
    button->setIconName(QStringLiteral("copy"));
    button->setCompact(true);
    button->setObjectName(QStringLiteral("callCopy"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 8, 4);
    row->addWidget(m_language);
    row->addStretch(1);
    row->addWidget(button);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_copy, 1);
    connect(m_language, &Segments::currentChanged, this, &CallPane::showCopy);
    connect(button, &QAbstractButton::clicked, this, &CallPane::copy);
    return side;
}

void CallPane::show(int row) {
    m_row = m_hub->current() ? row : -1;
    const bool any = m_row >= 0 && m_hub->current()->calls()->entry(m_row).call;
    m_whole->setCurrentIndex(any ? 1 : 0);
    if (!any) {
        m_row = -1;
        return;
    }
    const CallDetail detail = m_hub->current()->detail(m_row);
    m_operation->setText(detail.title);
    m_operation->updateGeometry();
    m_subject->setText(detail.subtitle);
    m_canOpen = detail.canOpenAsQuery;
    m_open->setVisible(m_canOpen);
    m_refusal = detail.refusal;
    m_why->setVisible(m_refusal > 0);
    const auto body = [](const QString& text, const QString& note) { return note.isEmpty() ? text : note + QStringLiteral("\n\n") + text; };
    m_request->setPlainText(body(detail.request, detail.requestNote));
    m_response->setPlainText(body(detail.response, detail.responseNote));
    fillPlan(detail);
    fillFacts(detail);
    showCopy();
}

void CallPane::fillPlan(const CallDetail& detail) {
    auto* column = static_cast<QVBoxLayout*>(m_plan->layout());
    clear(column);
    const auto heading = [column](const QString& text) {
        if (column->count() > 0) column->addSpacing(8);
        column->addWidget(label(text, uiFont(13, QFont::DemiBold)));
    };
    if (!detail.warnings.isEmpty()) heading(tr("Worth a look"));
    for (const QString& warning : detail.warnings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* mark = new QLabel;
        mark->setPixmap(iconPixmap(QStringLiteral("warn"), 16, color(Token::Warn), devicePixelRatioF()));
        mark->setAlignment(Qt::AlignTop);
        row->addWidget(mark);
        row->addWidget(wrapped(warning), 1);
        column->addLayout(row);
    }
    heading(tr("Access plan"));
    if (detail.plan.isEmpty())
        column->addWidget(wrapped(tr("None: the request was refused before it had one, or reads no single table."), uiFont(12), "text2"));
    for (const QString& line : detail.plan) column->addWidget(wrapped(line, monoFont(12)));
    heading(tr("Price"));
    QGridLayout* grid = factGrid();
    addFacts(grid, detail.price);
    column->addLayout(grid);
    column->addWidget(wrapped(tr("On-demand list price of us-east-1: $0.125 a million read units, $0.625 a million write units."), uiFont(11), "text3"));
    column->addStretch(1);
}

void CallPane::fillFacts(const CallDetail& detail) {
    clear(m_facts->layout());
    QGridLayout* grid = factGrid();
    addFacts(grid, detail.facts);
    static_cast<QVBoxLayout*>(m_facts->layout())->addLayout(grid);
}

QString CallPane::copyText(int language) const {
    if (m_row < 0 || !m_hub->current()) return {};
    const models::CallEntry entry = m_hub->current()->calls()->entry(m_row);
    if (!entry.call) return {};
    const auto& call = *entry.call;
    const models::CallSource source{QString::fromStdString(call.operation), QString::fromStdString(call.region),
                                    m_hub->endpointUrl(), QByteArray::fromStdString(call.request.text)};
    return language == 0 ? models::asAwsCli(source) : language == 1 ? models::asPython(source) : models::asJavaScript(source);
}

void CallPane::showCopy() {
    const QString text = copyText(m_language->current());
    m_canCopy = !text.isEmpty();
    m_copy->setPlainText(text.isEmpty() ? tr("There is nothing to copy: the request is no whole JSON object.") : text);
}

void CallPane::copy() {
    const QString text = copyText(m_language->current());
    if (text.isEmpty()) return;
    QGuiApplication::clipboard()->setText(text);
    emit copied(m_language->button(m_language->current())->text());
}

QString CallPane::shownText() const {
    if (m_row < 0) return {};
    if (auto* text = qobject_cast<QPlainTextEdit*>(m_stack->currentWidget())) return text->toPlainText();
    if (m_stack->currentIndex() == Copy) return m_copy->toPlainText();
    QStringList lines;
    for (const QLabel* each : m_plan->findChildren<QLabel*>()) lines << each->text();
    return lines.join(QLatin1Char('\n'));
}

void CallPane::showSide(int side) {
    m_sides->setCurrent(side);
    m_stack->setCurrentIndex(side);
}

void CallPane::focusContent() {
    QWidget* shown = m_stack->currentIndex() == Copy ? static_cast<QWidget*>(m_copy) : m_stack->currentWidget();
    shown->setFocus(Qt::ShortcutFocusReason);
}

} // namespace rf::ui

#include "moc_call_pane.cpp"
