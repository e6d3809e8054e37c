#include "ui/item/pending_bar.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

namespace rf::ui {

using models::Committer;

PendingBar::PendingBar(models::ItemsTab* tab, QWidget* parent)
    : QFrame(parent), m_tab(tab), m_icon(new QLabel), m_summary(new ElidedLabel),
      m_count(label({}, uiFont(13, QFont::DemiBold))), m_cost(label({}, uiFont(12), "text2")),
      m_review(new Button(tr("Review"))), m_discard(new Button(tr("Discard"))),
      m_commit(new Button(tr("Commit as transaction"), Look::Primary)), m_line(new ProgressLine(this)) {
    setProperty("panel", "pending");
    setObjectName(QStringLiteral("pendingBar"));
    setFixedHeight(kPendingBar);
    setAccessibleName(tr("Staged changes"));
    m_review->setObjectName(QStringLiteral("review"));
    m_discard->setObjectName(QStringLiteral("discard"));
    m_commit->setObjectName(QStringLiteral("commit"));
    m_cost->setTextFormat(Qt::RichText);
    m_cost->setObjectName(QStringLiteral("pendingCost"));
    m_count->setObjectName(QStringLiteral("pendingCount"));
    m_summary->setObjectName(QStringLiteral("pendingSummary"));
    m_summary->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_commit->setIconName(QStringLiteral("check"));
    m_commit->setKeyHint(QKeySequence::Save);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_count);
    row->addWidget(m_summary);
    row->addSpacing(8);
    row->addWidget(m_cost);
    row->addStretch(1);
    row->addWidget(m_review);
    row->addWidget(m_discard);
    row->addWidget(m_commit);
    connect(m_review, &Button::clicked, this, &PendingBar::reviewRequested);
    connect(m_discard, &Button::clicked, this, [this] {
        if (m_tab->committer()->throttled().isEmpty()) return emit discardRequested();
        m_tab->committer()->giveUp();
    });
    connect(m_commit, &Button::clicked, this, &PendingBar::commitRequested);
    connect(tab->edits(), &models::StagedEdits::changed, this, &PendingBar::refresh);
    connect(tab->review(), &models::ReviewModel::totalChanged, this, &PendingBar::refresh);
    connect(tab->committer(), &Committer::stateChanged, this, &PendingBar::refresh);
    connect(tab->committer(), &Committer::throttledChanged, this, &PendingBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &PendingBar::refresh);
    refresh();
}

void PendingBar::refresh() {
    const bool running = m_tab->committer()->state() == Committer::State::Running;
    setVisible(!m_tab->edits()->isEmpty());
    m_icon->setPixmap(iconPixmap(QStringLiteral("pencil"), 14, color(Token::Warn), devicePixelRatioF()));
    const QString summary = m_tab->edits()->summary();
    const int colon = int(summary.indexOf(':'));
    m_count->setText(summary.left(colon < 0 ? summary.size() : colon + 1));
    m_summary->setText(colon < 0 ? QString() : summary.mid(colon + 1).trimmed());
    m_summary->updateGeometry();
    const QString price = m_tab->review()->total().text();
    const int plus = int(price.indexOf(QStringLiteral(" + ")));
    const QString mono = QStringLiteral("font-family:'%1'").arg(monoFont().family());
    const QString first = plus < 0 ? price : price.left(plus);
    m_cost->setText(tr("costs %1")
                        .arg(QStringLiteral("<span style=\"color:%1; font-weight:500; %2\">%3</span>")
                                 .arg(color(Token::Write).name(), mono, first.toHtmlEscaped())) +
                    (plus < 0 ? QString() : price.mid(plus).toHtmlEscaped()));
    m_cost->setAccessibleName(tr("costs %1").arg(price));
    const QString throttled = m_tab->committer()->throttled();
    m_commit->setText(!throttled.isEmpty() ? tr("Throttled, trying again…")
                      : running            ? tr("Committing…")
                                           : m_tab->committer()->actionText());
    m_commit->setToolTip(throttled);
    m_commit->updateGeometry();
    m_discard->setText(throttled.isEmpty() ? tr("Discard") : tr("Stop"));
    m_discard->updateGeometry();
    for (Button* button : {m_review, m_discard, m_commit}) button->setEnabled(!running && !m_tab->isReadOnly());
    if (!throttled.isEmpty()) m_discard->setEnabled(true);
    m_line->setGeometry(0, 0, width(), 2);
    m_line->setActive(running);
}

} // namespace rf::ui

#include "moc_pending_bar.cpp"
