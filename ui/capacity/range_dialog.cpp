#include "ui/capacity/range_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QDateTimeEdit>
#include <QGridLayout>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kRangeWidth = 360;
constexpr qint64 kShortest = 300, kKept = 455LL * 86'400; ///< seconds: the shortest span, and how long anything is kept

QDateTimeEdit* edit(qint64 second, const QString& name) {
    auto* made = new QDateTimeEdit(QDateTime::fromSecsSinceEpoch(second));
    made->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    made->setFont(monoFont(12));
    made->setAccessibleName(name);
    return made;
}

} // namespace

RangeDialog::RangeDialog(qint64 from, qint64 to, qint64 now, QWidget* parent)
    : Dialog(tr("Range"), parent), m_now(now), m_from(edit(from, tr("From"))), m_to(edit(to, tr("Until"))),
      m_problem(label({}, uiFont(12), "danger")), m_show(nullptr) {
    setObjectName(QStringLiteral("rangeDialog"));
    setFixedWidth(kRangeWidth);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label(tr("From"), uiFont(12), "text2"), 0, 0);
    grid->addWidget(m_from, 0, 1);
    grid->addWidget(label(tr("Until"), uiFont(12), "text2"), 1, 0);
    grid->addWidget(m_to, 1, 1);
    body()->addLayout(grid);
    QLabel* note = label(tr("Minutes are kept for 15 days, 5 minutes for 63, hours for 455. Partitions and keys are kept for one day."), uiFont(12), "text2");
    note->setWordWrap(true);
    body()->addWidget(note);
    m_problem->setWordWrap(true);
    body()->addWidget(m_problem);
    addCancel();
    m_show = addAccept(tr("Show"));
    for (QDateTimeEdit* each : {m_from, m_to}) connect(each, &QDateTimeEdit::dateTimeChanged, this, [this] { sync(); });
    sync();
}

std::pair<qint64, qint64> RangeDialog::range() const {
    return {m_from->dateTime().toSecsSinceEpoch(), m_to->dateTime().toSecsSinceEpoch()};
}

QString RangeDialog::problem() const {
    return m_problem->text();
}

void RangeDialog::sync() {
    const auto [from, to] = range();
    const QString problem = to - from < kShortest  ? tr("A range has at least 5 minutes")
                            : from >= m_now        ? tr("That is still to come")
                            : from < m_now - kKept ? tr("Nothing is kept that long: at most 455 days")
                                                   : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_show->setEnabled(problem.isEmpty());
    adjustSize();
}

} // namespace rf::ui

#include "moc_range_dialog.cpp"
