#include "ui/shell/status_line.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/shell/job_chip.h"
#include "ui/shell/staleness_commands.h"

#include <QAbstractButton>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>

namespace rf::ui {

namespace {

/// Numbers in mono and the text colour, words in the second.
QString marked(const QString& plain) {
    static const QRegularExpression number(QStringLiteral("(≤?\\d+(?:[.,:]\\d+)*)"));
    QString html = plain.toHtmlEscaped();
    const QFont mono = monoFont();
    html.replace(number, QStringLiteral("<span style=\"font-family:'%1';font-weight:500;color:%2\">\\1</span>")
                             .arg(mono.family(), color(Token::Text).name()));
    return html;
}

/// A part of the bar with a line at its right.
class StatusPart : public QLabel {
public:
    StatusPart() {
        setFont(uiFont(12));
        setProperty("tone", "text2");
        setContentsMargins(10, 0, 10, 0);
        setTextFormat(Qt::RichText);
    }
    bool line = true;

protected:
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        if (line) QPainter(this).fillRect(width() - 1, (height() - 14) / 2, 1, 14, color(Token::LineStrong));
    }
};

/// Danger on its soft ground, as tall as the bar allows.
class BannerButton : public QAbstractButton {
public:
    BannerButton() {
        setObjectName(QStringLiteral("statusBanner"));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        return {QFontMetrics(uiFont(12, QFont::DemiBold)).horizontalAdvance(text()) + 40, kStatusBarHeight - 6};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::DangerSoft));
        painter.drawRoundedRect(rect(), 3, 3);
        paintIcon(&painter, QRectF(8, 0, 14, height()), QStringLiteral("bolt"), 14, color(Token::Danger));
        painter.setFont(uiFont(12, QFont::DemiBold));
        painter.setPen(color(Token::Danger));
        painter.drawText(rect().adjusted(28, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
};

} // namespace

StatusLine::StatusLine(models::Workspace* workspace, models::EndpointController* endpoint, QWidget* parent)
    : QStatusBar(parent), m_workspace(workspace), m_endpoint(endpoint), m_banner(new BannerButton), m_fileIcon(new QLabel),
      m_file(new StatusPart), m_servingDot(new StatusDot(Mark::Ok)), m_serving(new StatusPart) {
    setSizeGripEnabled(false);
    setFixedHeight(kStatusBarHeight);
    setContentsMargins(2, 0, 4, 0);
    setAccessibleName(tr("Status"));
    m_file->setContentsMargins(4, 0, 10, 0);
    m_serving->setContentsMargins(4, 0, 8, 0);
    m_serving->setObjectName(QStringLiteral("serving"));
    m_serving->setTextInteractionFlags(Qt::TextSelectableByMouse);
    static_cast<StatusPart*>(m_serving)->line = false;
    for (QWidget* part : {static_cast<QWidget*>(m_fileIcon), static_cast<QWidget*>(m_file),
                          static_cast<QWidget*>(m_servingDot), static_cast<QWidget*>(m_serving)})
        addPermanentWidget(part);
    if (endpoint) connect(endpoint, &models::EndpointController::stateChanged, this, &StatusLine::showServing);
    showServing();
    addWidget(m_banner);
    m_banner->hide();
    connect(m_banner, &QAbstractButton::clicked, this, &StatusLine::bannerClicked);
    for (models::Job* job : workspace->jobs()) addJob(job);
    connect(workspace, &models::Workspace::jobAdded, this, &StatusLine::addJob);
    connect(workspace, &models::Workspace::jobRemoved, this, [this](models::Job* job) { delete m_chips.take(job); });
    connect(workspace, &models::Workspace::currentTabChanged, this, &StatusLine::follow);
    connect(workspace, &models::Workspace::tabRemoved, this, &StatusLine::follow);
    connect(workspace, &models::Workspace::fileChanged, this, &StatusLine::refresh);
    connect(workspace, &models::Workspace::fileRemoved, this, &StatusLine::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::showServing);
    follow();
}

void StatusLine::setBanner(const QString& text) {
    m_banner->setText(text);
    m_banner->setAccessibleName(text);
    m_banner->updateGeometry();
    m_banner->setVisible(!text.isEmpty());
}

void StatusLine::setPageParts(const QStringList& parts) {
    if (parts == m_pageParts) return;
    m_pageParts = parts;
    refresh();
}

QString StatusLine::banner() const {
    return m_banner->text();
}

void StatusLine::follow() {
    if (m_tab) disconnect(m_tab->items(), nullptr, this, nullptr);
    m_tab = m_workspace->tabs().value(m_workspace->currentTab());
    if (m_tab) {
        connect(m_tab->items(), &models::ItemsModel::stateChanged, this, &StatusLine::refresh);
        connect(m_tab->items(), &QAbstractItemModel::rowsInserted, this, &StatusLine::refresh);
    }
    refresh();
}

void StatusLine::refresh() {
    QStringList parts;
    if (m_tab) parts = m_tab->items()->statusText().split(QStringLiteral(" · "), Qt::SkipEmptyParts);
    else parts = m_pageParts;
    const QList<models::FileSession*> files = m_workspace->files();
    const bool opening = std::any_of(files.begin(), files.end(), [](models::FileSession* file) {
        return file->state() == models::FileSession::State::Opening;
    });
    if (parts.isEmpty()) parts << (opening ? tr("Opening…") : tr("Ready"));
    showParts(parts);
    models::FileSession* shown = m_tab ? m_tab->session() : nullptr;
    if (!shown && m_workspace->files().size() == 1) shown = m_workspace->files().first();
    showFile(shown);
}

void StatusLine::showParts(const QStringList& parts) {
    m_parts = parts;
    while (m_labels.size() < parts.size()) {
        auto* part = new StatusPart;
        insertWidget(int(m_labels.size()) + 1, part); // after the banner
        m_labels << part;
    }
    for (int i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setVisible(i < parts.size());
        if (i >= parts.size()) continue;
        QString text = parts[i];
        if (!text.isEmpty()) text[0] = text[0].toUpper();
        m_labels[i]->setText(marked(text));
        m_labels[i]->setAccessibleName(text);
    }
}

void StatusLine::showFile(models::FileSession* session) {
    m_fileIcon->setVisible(session);
    m_file->setVisible(session);
    if (!session) return;
    m_fileIcon->setPixmap(iconPixmap(QStringLiteral("db"), 14, color(Token::Text2), devicePixelRatioF()));
    const QString size = session->sizeBytes() > 0 ? sizeText(session->sizeBytes()) : QString(); // one that failed has none
    m_file->setText(session->name().toHtmlEscaped() + (size.isEmpty() ? QString() : QStringLiteral("&nbsp; ") + marked(size)) +
                    (session->isReadOnly() ? QStringLiteral("&nbsp; ") + tr("read-only").toHtmlEscaped() : QString()));
    if (session->staleness().count() > 0)
        m_file->setText(m_file->text() + QStringLiteral("&nbsp; ") +
                        tr("reads lag %1").arg(delayText(session->staleness())).toHtmlEscaped());
    m_file->setAccessibleName(size.isEmpty() ? session->name() : QStringLiteral("%1, %2").arg(session->name(), size));
    m_file->setToolTip(session->path());
}

void StatusLine::showServing() {
    const bool serving = m_endpoint && m_endpoint->state() == models::EndpointController::State::On;
    m_servingDot->setVisible(m_endpoint);
    m_serving->setVisible(m_endpoint);
    static_cast<StatusPart*>(m_file)->line = m_endpoint;
    m_file->update();
    if (!m_endpoint) return;
    m_servingDot->setMark(serving ? Mark::Ok : Mark::Closed);
    if (!serving) {
        m_serving->setText(tr("Endpoint off"));
        m_serving->setAccessibleName(tr("Endpoint off"));
        m_serving->setToolTip({});
        return;
    }
    m_serving->setText(tr("Serving %1").arg(
        QStringLiteral("<span style=\"font-family:'%1';color:%2\">%3</span>")
            .arg(monoFont().family(), color(Token::Text).name(), m_endpoint->url().toHtmlEscaped())));
    m_serving->setAccessibleName(tr("Serving %1").arg(m_endpoint->url()));
    m_serving->setToolTip(tr("%1 answers AWS SDKs on this machine").arg(m_endpoint->file()->name()));
}

void StatusLine::addPart(QWidget* part) {
    insertPermanentWidget(int(m_labels.size()) + 1, part); // after the banner and the parts at the left
}

void StatusLine::addJob(models::Job* job) {
    auto* chip = new JobChip(job, this);
    chip->setMaximumWidth(360);
    m_chips.insert(job, chip);
    addPart(chip);
    connect(chip, &JobChip::dismissRequested, m_workspace, [this, job] { m_workspace->dismissJob(job); });
    connect(chip, &ProgressChip::clicked, this, [this, job] { emit jobClicked(job); });
}

} // namespace rf::ui

#include "moc_status_line.cpp"
