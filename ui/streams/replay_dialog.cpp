#include "ui/streams/replay_dialog.h"

#include "models/tables/table_draft.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::ReplayRequest;

namespace {

constexpr int kReplayWidth = 520;
constexpr double kSpeeds[] = {1, 10, 100, 0};

QString dayAndClock(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("d MMM HH:mm:ss"));
}

QString spanText(double seconds) {
    if (seconds < 1) return ReplayDialog::tr("less than a second");
    if (seconds < 120) return ReplayDialog::tr("%1 s").arg(seconds, 0, 'f', 0);
    if (seconds < 7200) return ReplayDialog::tr("%1 min").arg(seconds / 60, 0, 'f', 0);
    return ReplayDialog::tr("%1 h").arg(seconds / 3600, 0, 'f', 1);
}

QWidget* inRow(const QList<QWidget*>& widgets) {
    auto* part = new QWidget;
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* each : widgets) row->addWidget(each);
    return part;
}

} // namespace

ReplayDialog::ReplayDialog(models::StreamModel* model, const TimeSpan& span, const QStringList& functions, QWidget* parent)
    : Dialog(tr("Replay records"), parent), m_model(model), m_span(span), m_into(new Segments({tr("Table"), tr("File"), tr("Function")})),
      m_speed(new Segments({QStringLiteral("1×"), QStringLiteral("10×"), QStringLiteral("100×"), tr("At once")})), m_target(new QStackedWidget),
      m_tables(new QComboBox), m_functions(new QComboBox), m_newTable(new QLineEdit), m_path(new QLineEdit), m_note(label({}, uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")), m_start(nullptr) {
    setObjectName(QStringLiteral("replayDialog"));
    setFixedWidth(kReplayWidth);
    const models::TableInfo table = model->table();
    m_tables->addItem(tr("New table like %1").arg(table.name), QString());
    for (const models::TableInfo& each : model->file() ? model->file()->tables() : QList<models::TableInfo>())
        if (each.region == model->region()) m_tables->addItem(each.name, each.name);
    m_tables->setAccessibleName(tr("Table"));
    m_newTable->setText(table.name + QStringLiteral("-replay"));
    m_newTable->setAccessibleName(tr("Name of the new table"));
    m_path->setPlaceholderText(tr("changes.jsonl or changes.jsonl.gz"));
    m_path->setAccessibleName(tr("File"));
    m_functions->addItems(functions);
    m_functions->setAccessibleName(tr("Function"));
    m_into->setAccessibleName(tr("Into"));
    m_into->setCurrent(0);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setCurrent(3);
    auto* choose = new Button(tr("Choose…"));
    m_target->addWidget(inRow({m_tables, m_newTable}));
    m_target->addWidget(inRow({m_path, choose}));
    m_target->addWidget(inRow({m_functions}));
    m_target->setFixedHeight(30);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    const qint64 about = model->day().between(span.fromMs, span.toMs);
    grid->addWidget(label(tr("Records"), uiFont(12), "text2"), 0, 0);
    grid->addWidget(label(tr("%1 to %2, about %3").arg(dayAndClock(span.fromMs), dayAndClock(span.toMs), QLocale(QLocale::English).toString(about))), 0, 1);
    grid->addWidget(label(tr("Into"), uiFont(12), "text2"), 1, 0);
    grid->addWidget(m_into, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_target, 2, 1);
    grid->addWidget(label(tr("Speed"), uiFont(12), "text2"), 3, 0);
    grid->addWidget(m_speed, 3, 1, Qt::AlignLeft);
    body()->addLayout(grid);
    for (QLabel* text : {m_note, m_problem}) {
        text->setWordWrap(true);
        body()->addWidget(text);
    }
    addCancel();
    m_start = addAccept(tr("Replay"));
    connect(choose, &QAbstractButton::clicked, this, &ReplayDialog::browse);
    for (Segments* each : {m_into, m_speed}) connect(each, &Segments::currentChanged, this, &ReplayDialog::refresh);
    connect(m_tables, &QComboBox::currentIndexChanged, this, &ReplayDialog::refresh);
    for (QLineEdit* each : {m_newTable, m_path}) connect(each, &QLineEdit::textChanged, this, &ReplayDialog::refresh);
    refresh();
}

void ReplayDialog::setInto(ReplayRequest::Into into) {
    m_into->setCurrent(int(into));
    refresh();
}

void ReplayDialog::setSpeed(double speed) {
    m_speed->setCurrent(int(std::find(std::begin(kSpeeds), std::end(kSpeeds), speed) - std::begin(kSpeeds)));
    refresh();
}

bool ReplayDialog::makesTable() const {
    return m_into->current() == 0 && m_tables->currentIndex() == 0;
}

ReplayRequest ReplayDialog::request() const {
    ReplayRequest request{m_model->region(), m_model->stream().arn, m_span.fromMs, m_span.toMs, kSpeeds[m_speed->current()], ReplayRequest::Into(m_into->current()), {}};
    switch (request.into) {
    case ReplayRequest::Into::Table: request.target = makesTable() ? m_newTable->text().trimmed() : m_tables->currentData().toString(); break;
    case ReplayRequest::Into::File: request.target = m_path->text().trimmed(); break;
    case ReplayRequest::Into::Function: request.target = m_functions->currentText(); break;
    }
    return request;
}

QString ReplayDialog::whyNot() const {
    const ReplayRequest wanted = request();
    const QString viewType = m_model->stream().viewType;
    if (wanted.into == ReplayRequest::Into::Table && !viewType.contains(QLatin1String("NEW")))
        return tr("The stream's records have no new images (%1): they cannot be put into a table.").arg(viewType);
    if (wanted.into == ReplayRequest::Into::Table && m_model->isReadOnly()) return tr("The file is read-only.");
    if (makesTable()) return models::TableDraft::like(m_model->table(), wanted.target).problem();
    if (wanted.target.isEmpty()) return wanted.into == ReplayRequest::Into::File ? tr("Which file?") : tr("There is no function. A trigger brings one.");
    return {};
}

void ReplayDialog::refresh() {
    m_target->setCurrentIndex(m_into->current());
    m_newTable->setVisible(makesTable());
    const QString why = whyNot();
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    if (m_start) m_start->setEnabled(why.isEmpty());
    const double speed = kSpeeds[m_speed->current()], seconds = double(m_span.toMs - m_span.fromMs) / 1000;
    QStringList notes;
    if (speed > 0) notes << tr("At the pace of the records, %1 takes %2.").arg(spanText(seconds), spanText(seconds / speed));
    if (request().into == ReplayRequest::Into::Table && request().target == m_model->table().name)
        notes << tr("This is the table the records came from: items go back to what they were, and the stream records that, too.");
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
}

void ReplayDialog::browse() {
    auto* dialog = new QFileDialog(this, tr("Replay into"), QString(), tr("JSON lines (*.jsonl *.jsonl.gz)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_model->table().name + QStringLiteral("-changes.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ReplayDialog::accept() {
    const ReplayRequest wanted = request();
    if (!makesTable()) {
        emit requested(wanted);
        return QDialog::accept();
    }
    m_start->setEnabled(false);
    m_model->file()->createTable(m_model->region(), models::TableDraft::like(m_model->table(), wanted.target).request(),
                                 [this, self = QPointer(this), wanted](const models::Failure& failure) {
        if (!self) return;
        if (failure.isEmpty()) {
            emit requested(wanted);
            return QDialog::accept();
        }
        refresh();
        m_problem->setText(failure.headline + QLatin1Char('\n') + failure.detail);
        m_problem->show();
    });
}

} // namespace rf::ui

#include "moc_replay_dialog.cpp"
