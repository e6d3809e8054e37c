#include "ui/common/states.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace rf::ui {

// The line

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
    setFixedHeight(2);
    m_timer.setInterval(40);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = m_phase >= 1.3 ? -0.3 : m_phase + 0.03;
        update();
    });
}

void ProgressLine::setFraction(double fraction) {
    m_fraction = std::min(fraction, 1.0);
    if (m_active && fraction < 0)
        m_timer.start();
    else
        m_timer.stop();
    update();
}

void ProgressLine::setActive(bool active) {
    m_active = active;
    setFraction(active ? m_fraction : -1);
}

void ProgressLine::paintEvent(QPaintEvent*) {
    if (!m_active) return;
    const double from = m_fraction < 0 ? m_phase : 0, part = m_fraction < 0 ? 0.3 : m_fraction;
    QPainter(this).fillRect(QRectF(from * width(), 0, part * width(), height()), color(Token::Accent));
}

// Loading

LoadingState::LoadingState(QWidget* parent)
    : QWidget(parent), m_line(new ProgressLine(this)), m_details(new QWidget(this)), m_first(label({}, uiFont(12))),
      m_second(label({}, uiFont(12), "text2")) {
    auto* cancel = new Button(tr("Cancel"));
    cancel->setCompact(true);
    connect(cancel, &Button::clicked, this, &LoadingState::cancelRequested);
    auto* details = new QVBoxLayout(m_details);
    details->setContentsMargins(14, 0, 14, 10);
    details->setSpacing(4);
    details->addWidget(m_first);
    auto* row = new QHBoxLayout;
    row->addWidget(m_second, 1);
    row->addWidget(cancel);
    details->addLayout(row);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addStretch(1);
    layout->addWidget(m_details);
    m_details->hide();
    for (auto* timer : {&m_showLine, &m_showDetails}) timer->setSingleShot(true);
    connect(&m_showLine, &QTimer::timeout, this, [this] {
        m_skeleton = true;
        m_line->setActive(true);
        update();
    });
    connect(&m_showDetails, &QTimer::timeout, m_details, &QWidget::show);
}

void LoadingState::start() {
    stop();
    m_showLine.start(300);
    m_showDetails.start(2000);
}

void LoadingState::stop() {
    m_showLine.stop();
    m_showDetails.stop();
    m_skeleton = false;
    m_line->setActive(false);
    m_details->hide();
    update();
}

void LoadingState::setCounts(const QString& first, const QString& second, double fraction) {
    m_first->setText(first);
    m_second->setText(second);
    m_line->setFraction(fraction);
}

void LoadingState::showDetails() {
    m_showLine.stop();
    m_showDetails.stop();
    m_skeleton = true;
    m_line->setActive(true);
    m_details->show();
    update();
}

void LoadingState::paintEvent(QPaintEvent*) {
    if (!m_skeleton) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Press));
    int y = 12;
    const int room = std::min(width() - 28, 420);
    for (const double part : {0.74, 0.52, 0.66}) {
        painter.drawRoundedRect(QRectF(14, y, room * part, 9), 3, 3);
        y += 18;
    }
}

// Empty

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_headline(label({}, uiFont(13, QFont::Medium))),
      m_text(label({}, uiFont(12), "text2")), m_button(new Button(QString())) {
    m_button->setCompact(true);
    m_button->hide(); // set() says what it does
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(6);
    layout->addStretch(1);
    for (QLabel* part : {m_icon, m_headline, m_text}) {
        part->setAlignment(Qt::AlignCenter);
        layout->addWidget(part);
    }
    layout->addSpacing(4);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_button, &Button::clicked, this, &EmptyState::actionRequested);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::tint);
}

void EmptyState::set(const QString& iconName, const QString& headline, const QString& text, const QString& action) {
    m_iconName = iconName;
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    m_button->updateGeometry();
    tint();
}

void EmptyState::tint() {
    if (!m_iconName.isEmpty()) m_icon->setPixmap(iconPixmap(m_iconName, 20, color(Token::Text3), devicePixelRatioF()));
}

// Failed

ErrorState::ErrorState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_name(label({}, uiFont(13, QFont::Medium), "danger")),
      m_headline(label({}, uiFont(12))), m_detail(label({}, uiFont(12), "text2")),
      m_remedy(label({}, uiFont(12), "text2")), m_actions(new QHBoxLayout) {
    auto* title = new QHBoxLayout;
    title->setSpacing(6);
    title->addWidget(m_icon);
    title->addWidget(m_name, 1);
    auto* copy = new Button(tr("Copy")); // framed while it is alone: its word would stand beside the column of the others
    copy->setCompact(true);
    copy->setObjectName(QStringLiteral("copyError"));
    copy->setAccessibleName(tr("Copy the error"));
    connect(copy, &Button::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    m_actions->setSpacing(8);
    m_actions->addWidget(copy);
    m_actions->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    layout->addLayout(title);
    for (QLabel* part : {m_headline, m_detail, m_remedy}) {
        part->setWordWrap(true);
        part->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        part->setFocusPolicy(Qt::ClickFocus);
        layout->addWidget(part);
    }
    layout->addSpacing(8);
    layout->addLayout(m_actions);
    layout->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &ErrorState::tint);
    tint();
}

void ErrorState::tint() {
    m_icon->setPixmap(iconPixmap(QStringLiteral("warn"), 14, color(Token::Danger), devicePixelRatioF()));
}

void ErrorState::setFailure(const models::Failure& failure) {
    m_failure = failure;
    // A name of DynamoDB's says something to who looks it up; one of a file's troubles is only for copying.
    const bool known = failure.name.endsWith(QLatin1String("Exception")) || failure.name.endsWith(QLatin1String("Error"));
    const bool headlined = !known && !failure.name.isEmpty() && !failure.headline.isEmpty();
    m_name->setText(headlined ? failure.headline : failure.name.isEmpty() ? tr("Not done") : failure.name);
    const auto put = [](QLabel* part, const QString& text) {
        part->setText(text);
        part->setVisible(!text.isEmpty());
    };
    put(m_headline, headlined ? QString() : failure.headline);
    put(m_detail, failure.detail == failure.headline ? QString() : failure.detail);
    put(m_remedy, failure.remedy);
    setAccessibleName(plainText());
}

Button* ErrorState::addAction(const QString& text, std::function<void()> run) {
    auto* button = new Button(text);
    button->setCompact(true);
    m_actions->insertWidget(int(m_added.size()), button);
    m_added << button;
    findChild<Button*>(QStringLiteral("copyError"))->setLook(Look::Flat);
    connect(button, &Button::clicked, this, std::move(run));
    return button;
}

void ErrorState::clearActions() {
    for (Button* button : std::exchange(m_added, {})) button->deleteLater();
    findChild<Button*>(QStringLiteral("copyError"))->setLook(Look::Normal);
}

QString ErrorState::plainText() const {
    QStringList lines{m_failure.name, m_failure.headline, m_failure.detail, m_failure.remedy};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace rf::ui

#include "moc_states.cpp"
