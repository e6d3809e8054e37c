#include "models/pricing/price_book.h"

#include "models/value/value.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace rf::models {

using rf::pricing::PriceTable;

namespace {

const QString kRegion = QStringLiteral("prices/region");
const QString kDefaultRegion = QStringLiteral("us-east-1");
const QString kSuffix = QStringLiteral(".tsv");

QString tableIn(const QString& folder, const QString& region) {
    return QDir(folder).filePath(region + kSuffix);
}

/// Regions are file names: nothing else may come in by one.
bool isName(const QString& region) {
    static const QRegularExpression name(QStringLiteral("^[a-z0-9-]{1,40}$"));
    return name.match(region).hasMatch();
}

} // namespace

PriceBook::PriceBook(SettingsStore* settings, const QString& shipped, QObject* parent)
    : QObject(parent), m_settings(settings), m_shipped(shipped), m_region(settings->value(kRegion).toString()) {
    if (!isName(m_region)) m_region = kDefaultRegion;
    load();
}

QString PriceBook::ownPath() const {
    const QString folder = m_settings->folder();
    return folder.isEmpty() ? QString() : tableIn(folder + QStringLiteral("/prices"), m_region);
}

QStringList PriceBook::regions() const {
    QSet<QString> names{m_region};
    QStringList folders{m_shipped};
    if (!m_settings->folder().isEmpty()) folders << m_settings->folder() + QStringLiteral("/prices");
    for (const QString& folder : folders)
        for (const QString& file : QDir(folder).entryList({QLatin1Char('*') + kSuffix}, QDir::Files))
            if (const QString name = file.chopped(kSuffix.size()); isName(name)) names << name;
    QStringList sorted = names.values();
    sorted.sort();
    return sorted;
}

void PriceBook::setRegion(const QString& region) {
    if (region == m_region || !isName(region)) return;
    m_region = region;
    m_settings->setValue(kRegion, region);
    load();
    emit changed();
}

void PriceBook::load() {
    m_table.reset();
    m_problem.clear();
    QByteArray text = m_kept.value(m_region);
    QFile own(ownPath());
    m_edited = !text.isEmpty() || (!own.fileName().isEmpty() && own.exists());
    QFile shipped(tableIn(m_shipped, m_region));
    QFile& file = m_edited ? own : shipped;
    if (text.isEmpty()) {
        if (!file.open(QIODevice::ReadOnly)) {
            m_problem = m_edited ? tr("The price table %1 cannot be read").arg(file.fileName())
                                 : tr("There are no prices of %1").arg(m_region);
            return;
        }
        text = file.readAll();
    }
    auto table = rf::pricing::pricesFromText(text.toStdString());
    if (table)
        m_table = std::make_shared<const PriceTable>(std::move(*table));
    else
        m_problem = fromUtf8(table.error().message);
}

QString PriceBook::date() const {
    return m_table ? fromUtf8(m_table->date) : QString();
}

std::shared_ptr<const PriceTable> PriceBook::shipped() const {
    QFile file(tableIn(m_shipped, m_region));
    if (!file.open(QIODevice::ReadOnly)) return nullptr;
    auto table = rf::pricing::pricesFromText(file.readAll().toStdString());
    return table ? std::make_shared<const PriceTable>(std::move(*table)) : nullptr;
}

QString PriceBook::save(const PriceTable& table) {
    const QByteArray text = QByteArray::fromStdString(rf::pricing::textOf(table));
    if (const auto read = rf::pricing::pricesFromText(text.toStdString()); !read) return fromUtf8(read.error().message);
    const QString path = ownPath();
    if (path.isEmpty()) {
        m_kept.insert(m_region, text);
    } else {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            return tr("%1 could not be written: %2").arg(path, file.errorString());
    }
    load();
    emit changed();
    return {};
}

void PriceBook::reset() {
    m_kept.remove(m_region);
    if (const QString path = ownPath(); !path.isEmpty()) QFile::remove(path);
    load();
    emit changed();
}

} // namespace rf::models

#include "moc_price_book.cpp"
