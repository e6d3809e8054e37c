#include "ui/streams/trigger_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::TriggerDraft;

namespace {

constexpr int kTriggerWidth = 660, kSource = 150, kFilters = 48, kOutcome = 92, kNumberWidth = 92, kNames = 116; ///< kNames: of both columns, in every part

QSpinBox* box(const QString& name, int least, int most, int value, const QString& suffix = {}, const QString& special = {}) {
    auto* spin = new QSpinBox;
    spin->setRange(least, most);
    spin->setGroupSeparatorShown(true);
    spin->setLocale(QLocale(QLocale::English));
    spin->setSuffix(suffix);
    spin->setSpecialValueText(special);
    spin->setValue(value);
    spin->setAccessibleName(name);
    spin->setFixedWidth(kNumberWidth);
    spin->setFont(monoFont(12));
    return spin;
}

QPlainTextEdit* area(const QString& name, const QString& text, int height) {
    auto* edit = new QPlainTextEdit(text);
    edit->setFont(monoFont(12));
    edit->setAccessibleName(name);
    edit->setFixedHeight(height);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setProperty("framed", true);
    return edit;
}

QLineEdit* line(const QString& name, const QString& text, const QString& hint) {
    auto* edit = new QLineEdit(text);
    edit->setFont(monoFont(12));
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    return edit;
}

/// A name and its input, beside each other; more of them in one row.
void addPair(QGridLayout* grid, int row, int pair, const QString& name, QWidget* input) {
    auto* words = label(name, uiFont(12), "text2");
    words->setBuddy(input);
    grid->addWidget(words, row, pair * 2, Qt::AlignVCenter);
    grid->addWidget(input, row, pair * 2 + 1, Qt::AlignVCenter | Qt::AlignLeft);
}

QGridLayout* pairs(QWidget* part, int count) {
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    for (int i = 0; i < count; ++i) {
        grid->setColumnMinimumWidth(i * 2, kNames);
        grid->setColumnStretch(i * 2 + 1, 1);
    }
    return grid;
}

} // namespace

TriggerDialog::TriggerDialog(models::TriggerModel* model, const TriggerDraft& draft, const models::ChangePtr& change, QWidget* parent)
    : Dialog(draft.uuid.isEmpty() ? tr("New trigger") : tr("Trigger %1").arg(draft.name), parent), m_model(model), m_before(draft), m_change(change),
      m_name(line(tr("Name"), draft.name, tr("order-email"))), m_kind(new Segments({tr("Command"), tr("HTTP"), tr("JavaScript")})), m_what(new QStackedWidget),
      m_command(line(tr("Command"), draft.command, tr("python3 rangefinder_lambda.py handler.py"))), m_folder(line(tr("Folder"), draft.folder, tr("home folder"))),
      m_url(line(tr("Address"), draft.url, QStringLiteral("http://127.0.0.1:9000/2015-03-31/functions/function/invocations"))),
      m_shell(new QCheckBox(tr("Run it by /bin/sh"))), m_source(area(tr("Script"), draft.source, kSource)),
      m_timeout(box(tr("Timeout"), 1, 900, draft.timeoutSeconds, tr(" s"))), m_memory(box(tr("Memory"), 128, 10'240, draft.memoryMb, tr(" MB"))), m_start(new QComboBox),
      m_batch(box(tr("Batch size"), 1, 10'000, draft.batchSize)), m_window(box(tr("Batch window"), 0, 300, draft.windowSeconds, tr(" s"), tr("none"))),
      m_factor(box(tr("Batches at a time"), 1, 10, draft.factor)), m_tumbling(box(tr("Tumbling window"), 0, 900, draft.tumblingSeconds, tr(" s"), tr("none"))),
      m_retries(box(tr("Retries"), -1, 10'000, draft.retries, {}, tr("no end"))),
      m_age(box(tr("Oldest record"), -1, 604'800, draft.maximumAgeSeconds, tr(" s"), tr("any"))), m_bisect(new QCheckBox(tr("Halve a batch that fails"))),
      m_report(new QCheckBox(tr("The function reports which records failed"))), m_filters(area(tr("Filter patterns"), draft.filters.join(QLatin1Char('\n')), kFilters)),
      m_onFailure(line(tr("Destination on failure"), draft.onFailure, tr("a table's or log group's ARN, or file:///…"))), m_problem(label({}, uiFont(12), "danger")),
      m_outcome(area(tr("Outcome of the test"), {}, kOutcome)), m_test(new Button(tr("Test with record"))), m_apply(nullptr) {
    setObjectName(QStringLiteral("triggerDialog"));
    setFixedWidth(kTriggerWidth);
    m_kind->setCurrent(int(draft.kind));
    m_kind->setAccessibleName(tr("What runs"));
    m_name->setReadOnly(!draft.uuid.isEmpty());
    m_shell->setChecked(draft.shell);
    m_bisect->setChecked(draft.bisect);
    m_report->setChecked(draft.reportFailures);
    m_filters->setPlaceholderText(tr("one pattern a line: {\"eventName\": [\"INSERT\"]}"));
    m_outcome->setReadOnly(true);
    m_outcome->hide();
    m_start->addItems({tr("From now on"), tr("From the oldest record")});
    m_start->setCurrentIndex(draft.fromStart ? 1 : 0);
    m_start->setEnabled(draft.uuid.isEmpty());
    m_start->setAccessibleName(tr("Begins"));
    body()->addWidget(functionPart());
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(deliveryPart());
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(failurePart());
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_problem);
    body()->addWidget(m_outcome);
    m_test->setIconName(QStringLiteral("play"));
    m_test->setToolTip(change ? tr("Runs it now, as it stands here, with the selected record") : tr("Select a record in the list first"));
    addFooterNote(m_test);
    addCancel();
    m_apply = addAccept(draft.uuid.isEmpty() ? tr("Create trigger") : tr("Save"));
    connect(m_test, &QAbstractButton::clicked, this, &TriggerDialog::test);
    connect(m_kind, &Segments::currentChanged, this, &TriggerDialog::refresh);
    for (QLineEdit* each : {m_name, m_command, m_folder, m_url, m_onFailure}) connect(each, &QLineEdit::textChanged, this, &TriggerDialog::refresh);
    for (QPlainTextEdit* each : {m_source, m_filters}) connect(each, &QPlainTextEdit::textChanged, this, &TriggerDialog::refresh);
    for (QSpinBox* each : {m_timeout, m_memory, m_batch, m_window, m_factor, m_tumbling, m_retries, m_age})
        connect(each, &QSpinBox::valueChanged, this, &TriggerDialog::refresh);
    connect(m_shell, &QCheckBox::toggled, this, &TriggerDialog::refresh);
    refresh();
}

QWidget* TriggerDialog::functionPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* first = new QHBoxLayout;
    first->setSpacing(12);
    QLabel* name = label(tr("Name"), uiFont(12), "text2");
    name->setMinimumWidth(kNames);
    first->addWidget(name);
    first->addWidget(m_name, 1);
    first->addWidget(m_kind);
    column->addLayout(first);
    auto* command = new QWidget;
    auto* grid = pairs(command, 1);
    grid->addWidget(label(tr("Command"), uiFont(12), "text2"), 0, 0);
    grid->addWidget(m_command, 0, 1);
    grid->addWidget(label(tr("Folder"), uiFont(12), "text2"), 1, 0);
    grid->addWidget(m_folder, 1, 1);
    grid->addWidget(m_shell, 2, 1);
    auto* web = new QWidget;
    auto* webColumn = new QVBoxLayout(web);
    webColumn->setContentsMargins(0, 0, 0, 0);
    webColumn->addWidget(m_url);
    webColumn->addStretch(1);
    for (QWidget* each : std::initializer_list<QWidget*>{command, web, m_source}) m_what->addWidget(each);
    m_what->setFixedHeight(kSource);
    column->addWidget(m_what);
    auto* limits = new QWidget;
    auto* limitPairs = pairs(limits, 2);
    addPair(limitPairs, 0, 0, tr("Timeout"), m_timeout);
    addPair(limitPairs, 0, 1, tr("Memory"), m_memory);
    column->addWidget(limits);
    return part;
}

QWidget* TriggerDialog::deliveryPart() {
    auto* part = new QWidget;
    auto* grid = pairs(part, 2);
    addPair(grid, 0, 0, tr("Begins"), m_start);
    addPair(grid, 0, 1, tr("Batches at a time"), m_factor);
    addPair(grid, 1, 0, tr("Batch size"), m_batch);
    addPair(grid, 1, 1, tr("Batch window"), m_window);
    addPair(grid, 2, 0, tr("Tumbling window"), m_tumbling);
    grid->addWidget(label(tr("Only records like"), uiFont(12), "text2"), 3, 0, Qt::AlignTop);
    grid->addWidget(m_filters, 3, 1, 1, 3);
    return part;
}

QWidget* TriggerDialog::failurePart() {
    auto* part = new QWidget;
    auto* grid = pairs(part, 2);
    addPair(grid, 0, 0, tr("Retries"), m_retries);
    addPair(grid, 0, 1, tr("Oldest record"), m_age);
    grid->addWidget(m_bisect, 1, 1);
    grid->addWidget(m_report, 1, 2, 1, 2);
    grid->addWidget(label(tr("When given up"), uiFont(12), "text2"), 2, 0);
    grid->addWidget(m_onFailure, 2, 1, 1, 3);
    return part;
}

TriggerDraft TriggerDialog::draft() const {
    TriggerDraft draft = m_before;
    draft.name = m_name->text();
    draft.kind = TriggerDraft::Kind(m_kind->current());
    draft.command = m_command->text();
    draft.shell = m_shell->isChecked();
    draft.folder = m_folder->text();
    draft.url = m_url->text();
    draft.source = m_source->toPlainText();
    draft.timeoutSeconds = m_timeout->value();
    draft.memoryMb = m_memory->value();
    draft.fromStart = m_start->currentIndex() == 1;
    draft.batchSize = m_batch->value();
    draft.windowSeconds = m_window->value();
    draft.factor = m_factor->value();
    draft.tumblingSeconds = m_tumbling->value();
    draft.retries = m_retries->value();
    draft.maximumAgeSeconds = m_age->value();
    draft.bisect = m_bisect->isChecked();
    draft.reportFailures = m_report->isChecked();
    draft.filters = m_filters->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    draft.onFailure = m_onFailure->text();
    return draft;
}

void TriggerDialog::refresh() {
    m_what->setCurrentIndex(m_kind->current());
    m_memory->setEnabled(m_kind->current() == 0);
    const QString why = draft().problem();
    m_problem->setText(why);
    if (m_apply) m_apply->setEnabled(why.isEmpty() && !m_saving);
    TriggerDraft named = draft();
    if (named.name.trimmed().isEmpty()) named.name = QStringLiteral("test");
    m_test->setEnabled(m_change && named.problem().isEmpty() && !m_model->isTesting());
}

void TriggerDialog::test() {
    TriggerDraft named = draft();
    if (named.name.trimmed().isEmpty()) named.name = QStringLiteral("test");
    m_outcome->setVisible(true);
    m_outcome->setPlainText(tr("Running …"));
    m_model->test(named, m_change, [this, self = QPointer(this)](const models::TriggerTest& test) {
        if (!self) return;
        showOutcome(test);
        refresh();
    });
    refresh();
    adjustSize();
}

void TriggerDialog::showOutcome(const models::TriggerTest& test) {
    if (!test.failure.isEmpty()) return m_outcome->setPlainText(test.failure.headline + QLatin1Char('\n') + test.failure.detail);
    const QString how = test.functionError.isEmpty() ? tr("Answered after %1 ms: %2") : tr("Failed after %1 ms: %2");
    m_outcome->setPlainText(how.arg(test.durationMs, 0, 'f', 1).arg(test.payload) + QLatin1Char('\n') + test.log);
}

void TriggerDialog::accept() {
    m_saving = true;
    refresh();
    const TriggerDraft saved = draft();
    m_model->save(saved, [this, self = QPointer(this), saved](const models::Failure& failure) {
        if (!self) return;
        m_saving = false;
        refresh();
        if (!failure.isEmpty()) return m_problem->setText(failure.headline + QLatin1Char('\n') + failure.detail);
        emit notice(m_before.uuid.isEmpty() ? tr("%1 runs on every change now").arg(saved.name) : tr("%1 saved").arg(saved.name));
        QDialog::accept();
    });
}

} // namespace rf::ui

#include "moc_trigger_dialog.cpp"
